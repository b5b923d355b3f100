import { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'
import { advisoryKeys } from '#db/advisory_keys'
import { execute } from '#db/statements'

interface Input {
  /** deletes only what ran out before; an hour ago at the latest */
  before?: DateTime
  /** counts what would go, and deletes nothing */
  dryRun?: boolean
}

export interface Flushed {
  outstanding: number
  blacklisted: number
}

interface Step extends Flushed {
  /** false while another process is at it */
  mine: boolean
  /** the id to go on behind; null at the end */
  last: number | null
}

/** The clocks of servers and database differ: what one of them still takes must stay blacklisted. */
const MARGIN = { hours: 1 }
/** Tokens that are looked at in one statement: one of a serving process has two seconds. */
const BATCH = 2000
const OUTSTANDING = sql`token_blacklist_outstandingtoken`
const BLACKLISTED = sql`token_blacklist_blacklistedtoken`

/**
 * Deletes refresh tokens that ran out, and their marks on the blacklist, as simplejwt's
 * flushexpiredtokens does. One pass by id; a row that a refresh or a sign-out holds is left for the
 * next run, so that nobody waits. Safe to be cut off and to run twice.
 */
export default class FlushExpiredTokens {
  /** @returns how many rows went; null when another process is at it */
  async handle({ before, dryRun = false }: Input = {}): Promise<Flushed | null> {
    const end = endOf(before)
    const total = { outstanding: 0, blacklisted: 0 }
    for (let last: number | null = 0; last !== null;) {
      const statement = {
        sql: flush({ after: last, end }, dryRun ? sql`select 1 from` : sql`delete from`),
      }
      const [step] = (await execute<Step>(statement)) as [Step]
      if (!step.mine && last === 0) return null
      total.outstanding += step.outstanding
      total.blacklisted += step.blacklisted
      last = step.last
    }
    return total
  }
}

function endOf(before?: DateTime): Date {
  const latest = DateTime.utc().minus(MARGIN)
  return (before && before < latest ? before : latest).toJSDate()
}

/** References are checked at the end of the transaction: Django's are deferred and do not cascade. */
function flush({ after, end }: { after: number; end: Date }, verb: Sql): Sql {
  const returning = verb.text.startsWith('delete') ? sql`returning 1` : sql``
  return sql`
    with turn as materialized (
      select pg_try_advisory_xact_lock(${advisoryKeys.flushTokens}) as mine
    ), part as materialized (
      select t.id, t.expires_at from ${OUTSTANDING} t, turn
      where turn.mine and t.id > ${after} order by t.id limit ${BATCH}
    ), expired as materialized (
      select t.id from ${OUTSTANDING} t
      where t.id = any(array(select id from part where expires_at < ${end})) for update skip locked
    ), blacklisted as (
      ${verb} ${BLACKLISTED} where token_id in (select id from expired) ${returning}
    ), outstanding as (
      ${verb} ${OUTSTANDING} where id in (select id from expired) ${returning}
    )
    select mine, (select max(id) from part) as last,
      (select count(*)::int from outstanding) as outstanding,
      (select count(*)::int from blacklisted) as blacklisted
    from turn`
}
