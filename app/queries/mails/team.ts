import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import type { QueueMail } from '#queries/mails/told_queue'
import { LEADS, MODERATES } from '#queries/users/rank'
import { select } from '#db/statements'

export interface Mailable {
  id: number
  email: string
}

/** More would be a list and no team. */
const MAX = 200

/** Of alias `u`. */
const MAILABLE = sql`u.is_active and u.banned_at is null and u.email <> ''`

const WANTS: Record<QueueMail, Sql> = {
  cases_urgent: sql`coalesce(p.wants_urgent_mails, true)`,
  cases_waiting: sql`coalesce(p.wants_morning_mails, true)`,
}

/** Who moderates and wants such mails. */
export const moderatorsToMail = (kind: QueueMail): Promise<Mailable[]> =>
  select({
    sql: sql`select u.id, u.email from users_user u left join panel_preferences p on p.user_id = u.id
      where ${MAILABLE} and ${WANTS[kind]}
        and (u.is_staff or u.is_superuser or ${MODERATES} or ${LEADS})
      order by u.id limit ${MAX}::int`,
  })

/** Leads who hear of what somebody does: all but that one. */
export const leadsBeside = (actorId: number, client: QueryClientContract): Promise<Mailable[]> =>
  select(
    {
      name: 'leads_beside',
      sql: sql`select u.id, u.email from users_user u
        where ${MAILABLE} and u.id <> ${actorId}::bigint
          and (u.is_staff or u.is_superuser or ${LEADS})
        order by u.id limit ${MAX}::int`,
    },
    client
  )
