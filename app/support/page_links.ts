/**
 * A link to another page of the same list, keeping what else was asked; parameters are sorted, as
 * DRF's `replace_query_param` does.
 *
 * @param url - scheme, host and path
 * @param query - the parameters of the request
 * @param page - what to change; null takes a parameter away
 */
export function pageLink(url: string, query: URLSearchParams, page: Record<string, string | null>) {
  const params = new URLSearchParams(query)
  for (const [name, value] of Object.entries(page)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  params.sort()
  const text = params.toString()
  return text ? `${url}?${text}` : url
}
