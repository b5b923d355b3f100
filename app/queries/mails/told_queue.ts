import sql, { type Sql } from 'sql-template-tag'
import moderation from '#config/moderation'
import { select } from '#db/statements'
import type { ToldQueue } from '#rules/told'

/** What moderators are mailed of. */
export type QueueMail = 'cases_urgent' | 'cases_waiting'

const SCORE = sql`(c.rank + extract(epoch from now())::float8 / 86400)`

/** Cases of alias `c` that a kind of mail is about. */
const ABOUT: Record<QueueMail, () => Sql> = {
  cases_urgent: () =>
    sql`c.rank >= ${moderation.urgentScore}::float8 - extract(epoch from now())::float8 / 86400`,
  cases_waiting: () =>
    sql`c.opened_at <= now() - ${moderation.targetHours}::float8 * interval '1 hour'`,
}

export const isQueueMail = (kind: string): kind is QueueMail => kind in ABOUT

/** Open cases that a kind of mail is about. */
export const openCasesOf = (kind: QueueMail): Sql =>
  sql`from moderation_case c where c.state = 'open' and ${ABOUT[kind]()}`

/** What waits now; null when nothing does any more. */
export async function toldQueue(kind: QueueMail): Promise<ToldQueue | null> {
  const [told] = await select<ToldQueue>({
    sql: sql`select count(*)::int as count, round(max(${SCORE})::numeric, 1)::float8 as score,
        floor(extract(epoch from now() - min(c.opened_at)) / 3600)::int as hours ${openCasesOf(kind)}`,
  })
  return told?.count ? told : null
}
