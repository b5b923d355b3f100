import sql from 'sql-template-tag'
import { execute } from '#db/statements'
import { AGAIN } from '#actions/views/view_counter'
import { advisoryKeys } from '#db/advisory_keys'

/** Of all processes on a database one at a time, as with the folding. */
const LOCK = sql`pg_try_advisory_xact_lock(${advisoryKeys.forgetViewers})`
/** A statement of a serving process has two seconds. */
const BATCH = 10_000

/** Deletes the viewers who were counted so long ago that they would be counted again. */
export default class ForgetViewers {
  async handle(): Promise<void> {
    while ((await this.#forgetSome()) === BATCH);
  }

  async #forgetSome(): Promise<number> {
    const [row] = await execute<{ forgotten: number }>({
      sql: sql`
        with turn as materialized (select ${LOCK} as mine),
        forgotten as (
          delete from products_productview where ctid = any(array(
            select ctid from products_productview, turn
            where mine and pending = 0 and counted_at < now() - ${AGAIN}
            limit ${BATCH}))
          returning 1
        )
        select count(*) as forgotten from forgotten`,
    })
    return row!.forgotten
  }
}
