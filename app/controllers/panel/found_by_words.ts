import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { deskCommentList } from '#queries/panel/comments/desk_comment_list'
import { findBySlug, slugIn, type Hit } from '#queries/panel/find_anything'
import { deskProductList } from '#queries/panel/products/desk_product_list'
import { deskUserList } from '#queries/panel/users/desk_user_list'
import { productSlug } from '#rules/product_slug'

const SHOWN = 10

/** Whatever has such a slug, and in which the words are; a slug that nothing else answers to names one thing. */
export async function foundByWords(ctx: HttpContext, search: string): Promise<Hit[]> {
  const view = deskView(ctx)
  const slug = slugIn(search) ?? ''
  const [slugs, named, products, users, comments] = await Promise.all([
    findBySlug(search),
    slug ? first(deskProductList, { search: slug.replaceAll('-', ' ') }, view) : [],
    first(deskProductList, { search }, view),
    first(deskUserList, { search }, view),
    first(deskCommentList, { search }, view),
  ])
  const ofSlug = named.filter(({ name }) => productSlug(name) === slug)
  const found = new Map([...products, ...ofSlug].map((product) => [product.id, product]))
  const exact = new Set(ofSlug.map(({ id }) => id))
  return [
    ...slugs,
    ...[...found.values()].map(({ id, name }): Hit => ({
      kind: 'products',
      id,
      label: name,
      isExact: exact.has(id),
    })),
    ...users.map(({ id, username }): Hit => ({ kind: 'users', id, label: `@${username}` })),
    ...comments.map(({ id, excerpt }): Hit => ({ kind: 'comments', id, label: excerpt })),
  ]
}

type Looked = typeof deskProductList | typeof deskUserList | typeof deskCommentList
type RowOf<L> = L extends { head(...args: never[]): Promise<{ results: (infer Row)[] }> }
  ? Row
  : never

async function first<L extends Looked>(
  list: L,
  asked: { search: string },
  view: ReturnType<typeof deskView>
): Promise<RowOf<L>[]> {
  const any = list as typeof deskUserList
  const filters = await any.readFilters(asked, {}, view.viewer)
  const query = { filters, ordering: any.orderings.fallback, viewer: view.viewer }
  const { results } = await any.page(query, { page: 1, size: SHOWN }, view)
  return results as RowOf<L>[]
}
