import sql from 'sql-template-tag'
import { execute } from '#services/statements'
import { AGAIN } from '#services/view_counter'

const MAX_ROWS = 10_000

/** Deletes who was counted so long ago that he would be counted again. */
export default class ForgetViewers {
  async handle(): Promise<void> {
    await execute({
      sql: sql`delete from products_productview where ctid = any(array(
        select ctid from products_productview
        where pending = 0 and counted_at < now() - ${AGAIN}
        limit ${MAX_ROWS}))`,
    })
  }
}
