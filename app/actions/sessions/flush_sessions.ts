import type { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import { execute } from '#db/statements'

/** Rows of one statement: one of a serving process has two seconds. */
const BATCH = 2000

/** Deletes sessions that were last used before some time and have no refresh token any more. */
export default class FlushSessions {
  /** @returns how many */
  async handle(before: DateTime): Promise<number> {
    const dead = sql`select id from users_session s where s.last_used_at < ${before.toISO()}
      and not exists (select from token_blacklist_outstandingtoken t where t.session_id = s.id)
      limit ${BATCH}`
    const gone = await execute({
      sql: sql`delete from users_session where id in (${dead}) returning id`,
    })
    return gone.length < BATCH ? gone.length : gone.length + (await this.handle(before))
  }
}
