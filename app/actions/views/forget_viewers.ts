import sql from 'sql-template-tag'
import { execute } from '#db/statements'
import { AGAIN } from '#actions/views/view_counter'
import { advisoryKeys } from '#db/advisory_keys'

/** Of all processes on a database one at a time, as with the other two. */
const LOCK = sql`pg_try_advisory_xact_lock(${advisoryKeys.forgetViewers})`
const MAX_ROWS = 10_000

/** Deletes who was counted so long ago that he would be counted again. */
export default class ForgetViewers {
  async handle(): Promise<void> {
    await execute({
      sql: sql`
        with turn as materialized (select ${LOCK} as mine)
        delete from products_productview where ctid = any(array(
          select ctid from products_productview, turn
          where mine and pending = 0 and counted_at < now() - ${AGAIN}
          limit ${MAX_ROWS}))`,
    })
  }
}
