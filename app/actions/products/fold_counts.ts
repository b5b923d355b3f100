import sql from 'sql-template-tag'
import { execute } from '#db/statements'
import { advisoryKeys } from '#db/advisory_keys'

const LOCK = sql`pg_try_advisory_xact_lock(${advisoryKeys.foldCounts})`

// Raw SQL for the race with writers: what one statement deletes it sums.
/** Puts the deltas of products_productcount together, so that readers have one row to sum. */
export default class FoldCounts {
  async handle(): Promise<void> {
    await execute({
      sql: sql`
        with turn as materialized (select ${LOCK} as mine),
        split as (
          select scope, key from products_productcount, turn where mine
          group by scope, key having count(*) > 1
        ),
        gone as (
          delete from products_productcount c using split
          where c.scope = split.scope and c.key = split.key
          returning c.scope, c.key, c.n
        )
        insert into products_productcount (scope, key, n)
        select scope, key, sum(n) from gone group by scope, key having sum(n) <> 0`,
    })
  }
}
