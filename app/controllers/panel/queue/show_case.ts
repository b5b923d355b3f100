import type { HttpContext } from '@adonisjs/core/http'
import { conflictText } from '#controllers/panel/queue/conflict_text'
import { editsOf } from '#controllers/panel/queue/edits_of'
import { mayDecide } from '#controllers/panel/queue/may_decide'
import { caseVerbs, shownCase } from '#controllers/panel/queue/shown_case'
import { timelineOf } from '#controllers/panel/queue/timeline_of'
import { viewOf } from '#controllers/panel/queue/queue_view'
import { deskView } from '#controllers/panel/desk_view'
import type { CaseChangedException } from '#exceptions/moderation'
import { caseDetail } from '#queries/moderation/case_detail'
import { reasons } from '#queries/moderation/reasons'
import { categoryChoices } from '#queries/panel/category_choices'
import { decisionsAbout } from '#queries/panel/queue/author_decisions'
import { caseContext } from '#queries/panel/queue/case_context'
import { caseStanding } from '#queries/panel/queue/case_standing'
import { RANKS } from '#rules/roles'
import { measuresBeside } from '#rules/verbs'
import type { CaseDetail } from '#shapes/moderation_case'
import { queryOf } from '#validators/page'

interface Written {
  /** what was written into the form */
  typed: object
  /** what somebody else did meanwhile */
  conflict?: CaseChangedException
}

/** The newest reports, and the newest things that happened: hundreds decide no more than these. */
const [REPORTS, EVENTS] = [12, 25]

/** A case with all that a decision needs, and with what was written already. */
export async function showCase(ctx: HttpContext, written?: Written) {
  const viewer = ctx.auth.getUserOrFail()
  const { found, known, standing, ...around } = await readCase(ctx)
  const { context } = around
  const typed = new Map(Object.entries(written?.typed ?? {}))
  const view = viewOf(String(typed.get('view') ?? '') || queryOf(ctx.request).search)
  const images = context.product?.images.length ?? 0
  return ctx.view.render('panel/case', {
    kase: { ...shownCase(found, viewer, view), verbs: caseVerbs(found, { images }) },
    ...{ ...around, view, typed, measures: measuresFor(found) },
    conflict: tellConflict(ctx, written),
    canPurge: viewer.rank >= RANKS.lead && found.target.kind !== 'comment',
    reasons: known.filter(({ applies_to: kinds }) => kinds.includes(found.target.kind)),
    edits: editsOf(found, context),
    reports: found.reports.slice(0, REPORTS),
    timeline: timelineOf(found, known).slice(0, EVENTS),
    mayDecide: mayDecide({ ...found, ...standing }, viewer),
  })
}

function tellConflict(ctx: HttpContext, written?: Written): string | undefined {
  if (!written?.conflict) return undefined
  ctx.response.status(409)
  return conflictText(written.conflict, ctx)
}

async function readCase(ctx: HttpContext) {
  const viewer = ctx.auth.getUserOrFail()
  const found = await caseDetail(Number(ctx.params.id), viewer)
  const { id, subject, target } = found
  const [context, known, past, standing, categories] = await Promise.all([
    caseContext(target, deskView(ctx)),
    reasons.get(),
    subject ? decisionsAbout(subject.id) : [],
    caseStanding(id, viewer.id),
    target.kind === 'product' ? categoryChoices() : [],
  ])
  return { found, context, known, past, standing, categories }
}

/** What can be done to the author beside; nothing where the case is about them, or they are gone. */
function measuresFor({ target, author, subject }: CaseDetail) {
  if (target.kind === 'user' || !author || !subject) return []
  const { banned_at: banned, suspended_until: suspended } = author
  return measuresBeside({ isBanned: banned !== null, isSuspended: suspended !== null })
}
