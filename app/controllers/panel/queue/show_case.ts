import type { HttpContext } from '@adonisjs/core/http'
import { conflictText } from '#controllers/panel/queue/conflict_text'
import { editsOf } from '#controllers/panel/queue/edits_of'
import { shownCase } from '#controllers/panel/queue/shown_case'
import { timelineOf } from '#controllers/panel/queue/timeline_of'
import { viewOf } from '#controllers/panel/queue/queue_view'
import { deskView } from '#controllers/panel/desk_view'
import type { CaseChangedException } from '#exceptions/moderation'
import { caseDetail } from '#queries/moderation/case_detail'
import { reasons } from '#queries/moderation/reasons'
import { decisionsAbout } from '#queries/panel/queue/author_decisions'
import { caseContext } from '#queries/panel/queue/case_context'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'
import { queryOf } from '#validators/page'

interface Second {
  /** what was written into the form */
  typed: object
  conflict: CaseChangedException
}

/** The newest reports, and the newest things that happened: hundreds decide no more than these. */
const [REPORTS, EVENTS] = [12, 25]

/** A case with all that a decision needs. For whoever decided second: what the first did, and what they wrote. */
export async function showCase(ctx: HttpContext, second?: Second) {
  const viewer = ctx.auth.getUserOrFail()
  const found = await caseDetail(Number(ctx.params.id), viewer)
  const [context, known, past] = await Promise.all([
    caseContext(found.target, deskView(ctx)),
    reasons.get(),
    found.subject ? decisionsAbout(found.subject.id) : [],
  ])
  const typed = new Map(Object.entries(second?.typed ?? {}))
  const view = viewOf(String(typed.get('view') ?? '') || queryOf(ctx.request).search)
  const conflict = second && conflictText(second.conflict, ctx)
  if (second) ctx.response.status(409)
  return ctx.view.render('panel/case', {
    ...{ kase: shownCase(found, viewer, view), context, past, view, conflict, typed },
    reasons: known.filter(({ applies_to: kinds }) => kinds.includes(found.target.kind)),
    edits: editsOf(found, context),
    reports: found.reports.slice(0, REPORTS),
    timeline: timelineOf(found, known).slice(0, EVENTS),
    mayDecide: mayDecide(found, viewer),
  })
}

const mayDecide = (
  { state, subject }: { state: string; subject: { id: number } | null },
  { id, rank }: Viewer
) => ({ isTheirs: subject?.id === id, isForLead: state === 'escalated' && rank < RANKS.lead })
