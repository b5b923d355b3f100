import type { ApiClient } from '@japa/api-client'
import type User from '#models/user'

interface Page {
  count?: number
  count_exact?: false
  next: string | null
  previous: string | null
  results: { id: number }[]
}

/** A link without its origin. */
export const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '')

export const idsIn = ({ results }: Pick<Page, 'results'>) => results.map(({ id }) => id)

export async function pageAt(client: ApiClient, path: string, user?: User): Promise<Page> {
  const request = client.get(path)
  const response = await (user ? request.loginAs(user) : request)
  response.assertStatus(200)
  return response.body()
}

/** The ids that one sees who follows the links of a list, in the list's order, and its last page. */
export async function walkPages(
  client: ApiClient,
  start: string,
  { link = 'next', user }: { link?: 'next' | 'previous'; user?: User } = {}
) {
  const pages: Page[] = []
  for (let path: string | null = start; path;) {
    const page: Page = await pageAt(client, path, user)
    pages.push(page)
    path = page[link] && pathOf(page[link])
  }
  const inOrder = link === 'next' ? pages : pages.toReversed()
  return { ids: inOrder.flatMap(idsIn), last: pages.at(-1)! }
}
