import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import type { Applied } from '#actions/moderation/apply_effects'
import PostMail from '#actions/mails/post_mail'
import type Decision from '#models/decision'
import type Mail from '#models/mail'
import User from '#models/user'
import { execute } from '#db/statements'
import { UNDO_SECONDS } from '#rules/moderation'
import { isMeasure } from '#rules/moderation_effects'

/**
 * Has the author told what was decided about them, why and how to object, once it cannot be undone any more. Of a batch
 * they get one mail, as long as it has not left.
 */
export async function tellAuthor(
  { id: decisionId, subjectId, correctsId, batchId }: Decision,
  effects: Pick<Applied, 'kind'>[],
  client: TransactionClientContract
): Promise<void> {
  const concernsThem = correctsId !== null || effects.some(({ kind }) => isMeasure(kind))
  const author = concernsThem && subjectId !== null && (await User.find(subjectId, { client }))
  if (!author || !author.email) return
  const kind = correctsId ? ('decision_corrected' as const) : ('decision_made' as const)
  const mail = { kind, address: author.email, userId: author.id, decisionId }
  await post(batchId ? { ...mail, batchId } : mail, client)
}

interface Telling {
  kind: Mail['kind']
  address: string
  userId: number
  decisionId: number
  batchId?: string
}

async function post(mail: Telling, client: TransactionClientContract): Promise<void> {
  if (mail.batchId && (await hasJoined(mail, client))) return
  await new PostMail().handle({ ...mail, afterSeconds: UNDO_SECONDS }, client)
}

/** Whether a mail of the batch tells of a decision, too. Who sends that mail waits for the end of this transaction. */
async function hasJoined(
  { kind, userId, decisionId, batchId }: Telling,
  client: TransactionClientContract
): Promise<boolean> {
  const joined = await execute(
    {
      name: 'mail_join',
      sql: sql`with waiting as (select id from mails_mail
          where batch_id = ${batchId}::uuid and user_id = ${userId}::bigint and kind = ${kind}
            and claimed_at is null and accepted_at is null and refused_at is null
          order by id limit 1 for share)
        insert into mails_maildecision (mail_id, decision_id)
        select id, ${decisionId}::bigint from waiting returning mail_id`,
    },
    client
  )
  return joined.length > 0
}

/** Takes back the mails of a decision that wait, once it is undone. One that tells of others that stand leaves without it. */
export async function withdrawMails(
  decisionId: number,
  client: TransactionClientContract
): Promise<void> {
  await execute(
    {
      name: 'mails_withdraw',
      sql: sql`update mails_mail m set refused_at = now()
        where accepted_at is null and refused_at is null
          and (decision_id = ${decisionId}::bigint
            or id in (select mail_id from mails_maildecision where decision_id = ${decisionId}::bigint))
          and not exists (select from (
              select m.decision_id as id
              union all select j.decision_id from mails_maildecision j where j.mail_id = m.id) told
            where not exists (select from moderation_decision u where u.undoes_id = told.id))`,
    },
    client
  )
}
