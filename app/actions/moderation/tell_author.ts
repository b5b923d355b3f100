import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Applied } from '#actions/moderation/apply_effects'
import PostMail from '#actions/mails/post_mail'
import type Decision from '#models/decision'
import Mail from '#models/mail'
import User from '#models/user'
import { UNDO_SECONDS } from '#rules/moderation'
import { isMeasure } from '#rules/moderation_effects'

/** Has the author told what was decided about them, why and how to object, once it cannot be undone any more. */
export async function tellAuthor(
  { id: decisionId, subjectId, correctsId }: Decision,
  effects: Pick<Applied, 'kind'>[],
  client: TransactionClientContract
): Promise<void> {
  const concernsThem = correctsId !== null || effects.some(({ kind }) => isMeasure(kind))
  const author = concernsThem && subjectId !== null && (await User.find(subjectId, { client }))
  if (!author || !author.email) return
  const kind = correctsId ? ('decision_corrected' as const) : ('decision_made' as const)
  const mail = { kind, address: author.email, userId: author.id, decisionId }
  await new PostMail().handle({ ...mail, afterSeconds: UNDO_SECONDS }, client)
}

/** Takes back the mails of a decision that wait. */
export async function withdrawMails(
  decisionId: number,
  client: TransactionClientContract
): Promise<void> {
  await Mail.query({ client })
    .where({ decisionId })
    .whereNull('acceptedAt')
    .whereNull('refusedAt')
    .update({ refused_at: DateTime.utc().toISO() })
}
