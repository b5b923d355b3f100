import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import Reason from '#models/reason'
import type { ReasonFields } from '#validators/moderation_reasons'
import { given } from '#support/given'

export const reasonColumns = ({ label, text, targets, is_reportable, position }: ReasonFields) =>
  given({ label, text, targetKinds: targets, isReportable: is_reportable, position })

/** What the log keeps of a reason. */
export const toldReason = ({ key, label, text, targetKinds, isReportable, position }: Reason) => ({
  ...{ key, label, text, targets: targetKinds, is_reportable: isReportable, position },
})

/** A reason that nobody else changes before the transaction ends. @throws NotFoundException */
export async function heldReason(id: number, client: TransactionClientContract): Promise<Reason> {
  const reason = await Reason.query({ client }).where({ id }).forUpdate().first()
  if (!reason) throw new NotFoundException()
  return reason
}
