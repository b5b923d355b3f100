import type { HttpContext } from '@adonisjs/core/http'
import { urlOf, viewOf } from '#controllers/answers'
import { caseStates } from '#queries/moderation/case_counts'
import { caseList } from '#queries/moderation/case_list'
import { pageEnvelope } from '#shapes/page_envelope'
import { pagingOf, queryOf } from '#validators/page'

/** A part of the queue by its place: it moves while it is read, so pages have no numbers. */
export async function answerCases(ctx: HttpContext) {
  const { asked, search } = queryOf(ctx.request)
  const view = viewOf(ctx)
  const { viewer } = view
  const filters = await caseList.readFilters(asked, {}, viewer)
  const ordering = caseList.orderings.parse(asked.ordering)
  const paging = pagingOf({ ...asked, cursor: asked.cursor ?? '' })
  const [counts, { outline, results }] = await Promise.all([
    caseStates(),
    caseList.page({ filters, ordering, viewer }, paging, view),
  ])
  return { counts, ...pageEnvelope(outline, urlOf(ctx), search), results }
}
