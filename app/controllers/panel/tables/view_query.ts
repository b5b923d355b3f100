const PLACES = ['page', 'cursor', 'page_size']

/** What of a list's address makes the view: filters that say something and the order, not the page. */
export function viewQuery(search: URLSearchParams): string {
  const kept = [...search].filter(([name, value]) => value !== '' && !PLACES.includes(name))
  return new URLSearchParams(kept).toString()
}
