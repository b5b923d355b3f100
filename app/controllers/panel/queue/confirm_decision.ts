import type { HttpContext } from '@adonisjs/core/http'
import type { DecisionForm } from '#controllers/panel/queue/decide_by_form'
import { NotFoundException } from '#exceptions/http'
import { caseRows } from '#queries/moderation/case_rows'
import { publicFiles } from '#queries/files/public_files'

/** What cannot be seen on the case is shown before it is done. */
export const isToConfirm = ({ purge, step }: DecisionForm) =>
  purge !== undefined && step !== 'confirmed'

/** Shows what a decision will do, with all that was written for the form that does it. */
export async function confirmDecision({ params, view }: HttpContext, form: DecisionForm) {
  const [kase] = await caseRows([Number(params.id)])
  if (!kase) throw new NotFoundException()
  const fields = Object.entries(form).filter(([name, value]) => name !== 'step' && value !== null)
  const files = form.purge ? await publicFiles(kase.target) : null
  return view.render('panel/case_confirm', { kase, form, fields, files })
}
