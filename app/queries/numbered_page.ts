import { InvalidPageException } from '#exceptions/http'

interface Asked {
  page: number | 'last'
  size: number
}

/**
 * Where a numbered page of a list of known length lies, and where it leads.
 *
 * @throws InvalidPageException when the list has no such page
 */
export function numberedPage({ page: asked, size }: Asked, count: number) {
  const pages = Math.max(1, Math.ceil(count / size))
  const page = asked === 'last' ? pages : asked
  if (page > pages) throw new InvalidPageException()
  return {
    slice: { limit: size, offset: (page - 1) * size },
    outline: {
      count,
      next: page < pages ? page + 1 : null,
      previous: page > 1 ? page - 1 : null,
    },
  }
}
