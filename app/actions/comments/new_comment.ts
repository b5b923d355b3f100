import type { Viewer } from '#rules/viewer'

/** What somebody wants to say about a product. */
export interface NewComment {
  author: Viewer
  product: number
  /** of the same product; null for a comment that is no reply */
  parent: number | null
  content: string
}
