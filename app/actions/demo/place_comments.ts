/** What somebody says below a product, `hours` after what it answers or after the product came. */
export interface Said {
  author: string
  hours: number
  content: string
  replies?: Said[]
}

export interface Thread {
  product: string
  comments: Said[]
}

export interface PlacedComment extends Omit<Said, 'replies'> {
  place: number
  /** the place of what it answers */
  parent: number | null
  product: string
}

/** All comments as one list, parents first; `hours` counts from the product now. */
export function placeComments(threads: Thread[]): PlacedComment[] {
  const placed: PlacedComment[] = []
  const place = (product: string, said: Said[], above: PlacedComment | null) => {
    for (const { replies = [], ...comment } of said) {
      const hours = comment.hours + (above?.hours ?? 0)
      const parent = above?.place ?? null
      const one = { ...comment, hours, parent, product, place: placed.length }
      placed.push(one)
      place(product, replies, one)
    }
  }
  for (const { product, comments } of threads) place(product, comments, null)
  return placed
}
