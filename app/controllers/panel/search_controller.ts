import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { findAnything, type Hit } from '#queries/panel/find_anything'
import { deskCommentList } from '#queries/panel/comments/desk_comment_list'
import { deskProductList } from '#queries/panel/products/desk_product_list'
import { RANKS } from '#rules/roles'
import { unwritable } from '#support/text'
import { queryOf } from '#validators/page'
import { deskUserList } from '#queries/panel/users/desk_user_list'

const SHOWN = 10
const MAX_LENGTH = 500

export default class SearchController {
  /** What is named exactly is opened; words are looked for in products, people and comments. */
  async index(ctx: HttpContext) {
    const { auth, request, response, view } = ctx
    const { q = '' } = queryOf(request).asked
    // What no row can hold names nothing.
    const text = unwritable(q) ? '' : q.trim().slice(0, MAX_LENGTH)
    const hits = await findAnything(text, auth.getUserOrFail().rank >= RANKS.lead)
    const [hit] = hits
    if (hit && hits.length === 1) return response.redirect().toPath(`/admin/${hit.kind}/${hit.id}`)
    const found = hits.length || !text ? hits : await byWords(ctx, text)
    return view.render('panel/search', {
      searched: text,
      found: Object.groupBy(found, ({ kind }) => kind),
    })
  }
}

async function byWords(ctx: HttpContext, search: string): Promise<Hit[]> {
  const view = deskView(ctx)
  const [products, users, comments] = await Promise.all([
    first(deskProductList, { search }, view),
    first(deskUserList, { search }, view),
    first(deskCommentList, { search }, view),
  ])
  return [
    ...products.map(({ id, name }): Hit => ({ kind: 'products', id, label: name })),
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
