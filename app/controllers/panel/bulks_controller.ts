import type { HttpContext } from '@adonisjs/core/http'
import { bulkRequest } from '#controllers/panel/bulk_request'
import { shownRows } from '#controllers/panel/bulk_rows'
import { byOf, done } from '#controllers/panel/by'
import { endOfDay } from '#controllers/panel/end_of_day'
import { grewSince } from '#controllers/panel/merging'
import { readNamed } from '#controllers/panel/named_category'
import { zoneOf } from '#controllers/panel/zone_of'
import ChangeMany from '#actions/panel/bulk/change_many'
import { NotFoundException, PermissionDeniedException } from '#exceptions/http'
import { words } from '#panel/words'
import { reasons } from '#queries/moderation/reasons'
import { categoryLabels } from '#queries/panel/categories/category_names'
import { mayDoToMany } from '#rules/many_bans'
import { isDecision, isOf, TARGETS, type BulkDeed, type BulkList } from '#rules/panel_tasks'
import { daysFromNow } from '#support/days_from_now'
import { SUSPENSION_DAYS } from '#validators/desk'
import { queryOf } from '#validators/page'
import { bulkValidator } from '#validators/panel'

/** One thing for many rows of a list. */
export default class BulksController {
  /** What it is going to hit. */
  async create(ctx: HttpContext) {
    const list = listOf(ctx)
    const { search, asked } = queryOf(ctx.request)
    const deed = asked.deed ?? ''
    if (!isOf(list, deed)) return nothingPicked(ctx, list)
    const viewer = mayDo(deed, ctx)
    const { ids, ...found } = await bulkRequest({ list, deed, search, viewer })
    if (!ids.length && !found.left) return nothingPicked(ctx, list)
    const [rows, choices] = await Promise.all([shownRows(list, ids, ctx), choicesFor(list, deed)])
    const may = mayDoToMany([deed], { count: ids.length, rank: viewer.rank })
    return ctx.view.render('panel/bulk', { list, deed, ids, ...found, rows, may, ...choices })
  }

  async store(ctx: HttpContext) {
    const list = listOf(ctx)
    const form = await readNamed(ctx, bulkValidator, { field: 'category_id' })
    if (!isOf(list, form.deed)) throw new NotFoundException()
    const viewer = mayDo(form.deed, ctx)
    const { search, path } = pageOf(list, form)
    const { ids, left } = await bulkRequest({ list, deed: form.deed, search, viewer })
    if (ids.length > form.seen) return grewSince(ctx, path)
    const { deed, reason = '', text = '', category_id: categoryId = null } = form
    const change = { list, deed, reason, text, categoryId, until: endOf(form, zoneOf(ctx)) }
    const outcome = await new ChangeMany().handle({ ids, ...change, by: byOf(ctx) })
    if ('task' in outcome) return done(ctx, `/admin/tasks/${outcome.task}`, words.tasks.started)
    if (outcome.batchId) ctx.session.flash('undo', `/admin/bulk/${outcome.batchId}/undo`)
    return done(ctx, `/admin/${list}`, words.bulk.done(outcome.done, outcome.failed + left))
  }
}

/** `/admin/comments/bulk` */
const listOf = ({ request }: HttpContext) => request.url().split('/')[2] as BulkList

/** @throws PermissionDeniedException for edits of who may only decide */
function mayDo(deed: BulkDeed, { auth }: HttpContext) {
  const viewer = auth.getUserOrFail()
  if (!isDecision(deed) && !viewer.isStaff) throw new PermissionDeniedException()
  return viewer
}

async function choicesFor(list: BulkList, deed: BulkDeed) {
  const [known, categories] = await Promise.all([
    reasons.get(),
    deed === 'recategorise' ? categoryLabels() : [],
  ])
  const usable = known.filter(({ applies_to: kinds }) => kinds.includes(TARGETS[list]))
  return { reasons: usable, categories, decides: isDecision(deed), days: SUSPENSION_DAYS }
}

interface Ending {
  deed: string
  until?: string
  days?: string
}

/** When a suspension or a place among the featured ones ends: some days from now, or with a day. */
function endOf({ deed, until, days = '7' }: Ending, zone: string): string | null {
  if (deed === 'suspend') return daysFromNow(days)
  return until ? endOfDay(until, zone).startOf('second').toISO() : null
}

type Asked = { deed: string; ids?: number[]; query: string }

/** The address of the page that asked. */
function pageOf(list: BulkList, { deed, ids = [], query }: Asked) {
  const search = new URLSearchParams(query)
  if (!query) for (const id of ids) search.append('ids', String(id))
  search.set('deed', deed)
  return { search, path: `/admin/${list}/bulk?${search}` }
}

function nothingPicked({ response, session }: HttpContext, list: BulkList) {
  session.flash('warning', words.bulk.nothingPicked)
  return response.redirect().toPath(`/admin/${list}`)
}
