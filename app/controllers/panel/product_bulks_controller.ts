import type { HttpContext } from '@adonisjs/core/http'
import { bulkRequest } from '#controllers/panel/bulk_request'
import { deskView } from '#controllers/panel/desk_view'
import { byOf, done } from '#controllers/panel/by'
import { grewSince } from '#controllers/panel/merging'
import { readNamed } from '#controllers/panel/named_category'
import BulkProducts from '#actions/panel/bulk/bulk_products'
import { PermissionDeniedException } from '#exceptions/http'
import { words } from '#panel/words'
import { reasons } from '#queries/moderation/reasons'
import { categoryLabels } from '#queries/panel/categories/category_names'
import { deskProductRows } from '#queries/panel/products/desk_product_rows'
import { isDecision, PRODUCT_DEEDS, type ProductDeed } from '#rules/panel_tasks'
import { queryOf } from '#validators/page'
import { bulkValidator } from '#validators/panel'

const SHOWN = 20

export default class ProductBulksController {
  /** What it is going to hit. */
  async create(ctx: HttpContext) {
    const { search, asked } = queryOf(ctx.request)
    const deed = PRODUCT_DEEDS.find((one) => one === asked.deed)
    if (!deed) return nothingPicked(ctx)
    const viewer = mayDo(deed, ctx)
    const { ids, query, hasMore } = await bulkRequest(search, viewer)
    if (!ids.length) return nothingPicked(ctx)
    const [rows, known, categories] = await Promise.all([
      deskProductRows(ids.slice(0, SHOWN), deskView(ctx)),
      reasons.get(),
      deed === 'recategorise' ? categoryLabels() : [],
    ])
    const usable = known.filter(({ applies_to: kinds }) => kinds.includes('product'))
    const choices = { reasons: usable, categories, decides: isDecision(deed) }
    return ctx.view.render('panel/bulk', { deed, ids, query, hasMore, rows, ...choices })
  }

  async store(ctx: HttpContext) {
    const form = await readNamed(ctx, bulkValidator, { field: 'category_id' })
    const viewer = mayDo(form.deed, ctx)
    const { search, path } = pageOf(form)
    const { ids } = await bulkRequest(search, viewer)
    if (ids.length > form.seen) return grewSince(ctx, path)
    const { deed, reason = '', text = '', category_id: categoryId = null } = form
    const change = { deed, reason, text, categoryId }
    const outcome = await new BulkProducts().handle({ ids, ...change, by: byOf(ctx) })
    return 'task' in outcome
      ? done(ctx, `/admin/tasks/${outcome.task}`, words.tasks.started)
      : done(ctx, '/admin/products', words.bulk.done(outcome.done, outcome.failed))
  }
}

/** @throws PermissionDeniedException for edits of who may only decide */
function mayDo(deed: ProductDeed, { auth }: HttpContext) {
  const viewer = auth.getUserOrFail()
  if (!isDecision(deed) && !viewer.isStaff) throw new PermissionDeniedException()
  return viewer
}

/** The address of the page that asked. */
function pageOf({ deed, ids = [], query }: { deed: string; ids?: number[]; query: string }) {
  const search = new URLSearchParams(query)
  if (!query) for (const id of ids) search.append('ids', String(id))
  search.set('deed', deed)
  return { search, path: `/admin/products/bulk?${search}` }
}

function nothingPicked({ response, session }: HttpContext) {
  session.flash('warning', words.bulk.nothingPicked)
  return response.redirect().toPath('/admin/products')
}
