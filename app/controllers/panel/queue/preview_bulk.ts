import type { HttpContext } from '@adonisjs/core/http'
import { readView } from '#controllers/panel/queue/queue_view'
import { shownCase, situationOf } from '#controllers/panel/queue/shown_case'
import { caseRows } from '#queries/moderation/case_rows'
import { reasons } from '#queries/moderation/reasons'
import { matchingKinds } from '#queries/panel/queue/matching_kinds'
import { MAX_MATCHING } from '#rules/moderation_batch'
import { fitsInBulk, type BulkVerb } from '#rules/verbs'

interface Wanted {
  verb: BulkVerb
  view: string
}

/** Shows which of the selected cases a decision would hit, and which it would leave. */
export async function previewPage(ctx: HttpContext, wanted: Wanted & { ids: number[] }) {
  const { ids, verb, view } = wanted
  const viewer = ctx.auth.getUserOrFail()
  const found = await caseRows([...new Set(ids)])
  const fits = (one: (typeof found)[0]) =>
    one.subject?.id !== viewer.id && fitsInBulk(verb, situationOf(one))
  const shown = (one: (typeof found)[0]) => shownCase(one, viewer, view)
  return ctx.view.render('panel/queue_bulk', {
    ...{ verb, view, all: null, reasons: await reasons.get() },
    hit: found.filter(fits).map(shown),
    left: found.filter((one) => !fits(one)).map(shown),
  })
}

/** Shows how many cases of which kinds a decision would hit. */
export async function previewAll(ctx: HttpContext, { verb, view }: Wanted) {
  const { query } = await readView(ctx, view)
  const all = await matchingKinds(query)
  return ctx.view.render('panel/queue_bulk', {
    ...{ verb, view, all, reasons: await reasons.get() },
    ...{ hit: [], left: [], tooMany: all.all > MAX_MATCHING },
  })
}
