import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import PostMail from '#actions/mails/post_mail'
import moderation from '#config/moderation'
import { moderatorsToMail } from '#queries/mails/team'
import { openCasesOf, toldQueue, type QueueMail } from '#queries/mails/told_queue'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

/** Urgent mails are this far apart, however much comes in. */
const APART_MINUTES = 30

/**
 * Mails who moderates about what waits. Each mail asks again when it leaves, and stays where it is when all was
 * decided meanwhile.
 */
export default class MailModerators {
  /** @returns how many mails there are to send */
  async handle({ kind }: { kind: QueueMail }): Promise<number> {
    if (kind === 'cases_urgent' ? !moderation.urgentScore : !moderation.targetHours) return 0
    return kind === 'cases_urgent' ? mailUrgent() : mailWaiting()
  }
}

async function mailWaiting(): Promise<number> {
  if (!(await toldQueue('cases_waiting'))) return 0
  return atomically((client) => post('cases_waiting', client))
}

/** Once about a case. What comes within half an hour of a mail waits for the next one. */
const mailUrgent = () =>
  atomically(async (client) => {
    const urgent = await execute<{ id: number }>(
      {
        name: 'urgent_cases',
        sql: sql`update moderation_case set mailed_at = now()
          where id in (select c.id ${openCasesOf('cases_urgent')} and c.mailed_at is null)
            and not exists (select from moderation_case l
              where l.mailed_at > now() - ${APART_MINUTES}::int * interval '1 minute')
          returning id`,
      },
      client
    )
    return urgent.length ? post('cases_urgent', client) : 0
  })

async function post(kind: QueueMail, client: TransactionClientContract): Promise<number> {
  const moderators = await moderatorsToMail(kind)
  for (const { id: userId, email: address } of moderators)
    await new PostMail().handle({ kind, address, userId }, client)
  return moderators.length
}
