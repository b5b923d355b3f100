import type { HttpContext } from '@adonisjs/core/http'
import { sweepOf, type DecisionForm } from '#controllers/panel/queue/decide_by_form'
import { NotFoundException } from '#exceptions/http'
import type { CountChangedException } from '#exceptions/moderation'
import { caseRows } from '#queries/moderation/case_rows'
import { kindsOf } from '#queries/moderation/reasons'
import { sweptThings, type Swept } from '#queries/moderation/swept'
import { publicFiles } from '#queries/files/public_files'
import { MAX_BATCH, MAX_MATCHING } from '#rules/moderation_batch'
import type { Viewer } from '#rules/viewer'
import type { Case } from '#shapes/moderation_case'

const SWEPT_KINDS = ['comment', 'product'] as const

/** What cannot be seen on the case is shown before it is done. */
export const isToConfirm = (form: DecisionForm) =>
  form.step !== 'confirmed' && (form.purge !== undefined || sweepOf(form) !== null)

/**
 * Shows what a decision will do, with all that was written for the form that does it.
 *
 * @param changed - when it hits another number of things than were seen
 */
export async function confirmDecision(
  { auth, params, response, view }: HttpContext,
  form: DecisionForm,
  changed?: CountChangedException
) {
  const [kase] = await caseRows([Number(params.id)])
  if (!kase) throw new NotFoundException()
  if (changed) response.status(changed.status)
  const swept = await sweptIn(kase, form, auth.getUserOrFail())
  return view.render('panel/case_confirm', {
    ...{ kase, form, fields: fieldsOf(form, swept), changed: changed !== undefined },
    files: form.purge ? await publicFiles(kase.target) : null,
    ...{ swept, byJob: swept && swept.all > MAX_BATCH, tooMany: swept && swept.all > MAX_MATCHING },
  })
}

async function sweptIn({ target: but, subject }: Case, form: DecisionForm, { rank }: Viewer) {
  const sweep = sweepOf(form)
  if (!sweep || !subject) return null
  const kinds = await kindsOf(form.reason)
  const unfit = SWEPT_KINDS.filter((kind) => !kinds.includes(kind))
  const sweeping = { authorId: subject.id, but, kinds, scope: sweep.scope, rank }
  return { ...(await sweptThings(sweeping)), unfit }
}

function fieldsOf(form: DecisionForm, swept: Swept | null) {
  const seen = swept && swept.all <= MAX_MATCHING ? swept.all : null
  const fields = { ...form, step: null, sweep_count: seen }
  return Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
}
