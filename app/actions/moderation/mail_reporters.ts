import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import PostMail from '#actions/mails/post_mail'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

const BATCH = 100

interface Untold {
  userId: number
  address: string
  isUpheld: boolean
}

/**
 * Mails whoever reported what came of their report. A decision that was undone has no reports any more, so that
 * nobody is mailed. It may be cut off and run again: who has a mail of this decision gets no second one.
 */
export default class MailReporters {
  /** @returns how many mails there are to send */
  async handle({ decisionId }: { decisionId: number }): Promise<number> {
    let posted = 0
    for (;;) {
      const some = await atomically((client) => postSome(decisionId, client))
      posted += some
      if (some < BATCH) return posted
    }
  }
}

async function postSome(decisionId: number, client: TransactionClientContract): Promise<number> {
  const untold = await execute<Untold>(
    { name: 'untold_reporters', sql: statement(decisionId) },
    client
  )
  for (const { userId, address, isUpheld } of untold) {
    const kind = isUpheld ? ('report_upheld' as const) : ('report_declined' as const)
    await new PostMail().handle({ kind, address, userId, decisionId }, client)
  }
  return untold.length
}

/** The batch of the decision of `r` was taken back, and its undoing is still to come. */
const TAKEN_BACK = sql`select from moderation_decision d join moderation_batch b on b.key = d.batch_id
  join moderation_batchcase i on i.batch_id = b.id and i.case_id = d.case_id
  where d.id = r.decision_id and b.undone_at is not null and i.outcome = 'decided'`

const statement = (decisionId: number) => sql`
  select u.id as "userId", u.email as address, r.state = 'upheld' as "isUpheld"
  from moderation_report r join users_user u on u.id = r.reporter_id
  where r.decision_id = ${decisionId}::bigint and (r.state = 'upheld' or r.state = 'declined')
    and u.is_active and u.email <> ''
    and not exists (${TAKEN_BACK})
    and not exists (select from mails_mail m where m.decision_id = r.decision_id and m.user_id = u.id
      and (m.kind = 'report_upheld' or m.kind = 'report_declined'))
  order by r.id limit ${BATCH}::int for update of r`
