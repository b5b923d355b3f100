import sql from 'sql-template-tag'
import { execute } from '#db/statements'
import { advisoryKeys } from '#db/advisory_keys'

/** Each costs an update of every index of its row: 200 every two seconds are some hundredths of a core. */
const MAX_PRODUCTS = 200
/** Of all processes on a database one folds at a time. */
const LOCK = sql`pg_try_advisory_xact_lock(${advisoryKeys.foldViews})`

// Raw SQL for the race with viewers: what one statement folds it adds.
/** Adds the views that are counted but pending to `views_count`. Safe to run twice, anywhere. */
export default class FoldViews {
  /** Goes around, so that many views of the first products do not hold up the last. */
  #after = 0

  /** @returns how many products got views */
  async handle(): Promise<number> {
    const rows = await execute<{ id: number }>({
      sql: sql`
        with turn as materialized (select ${LOCK} as mine),
        next as (
          select distinct product_id from products_productview, turn
          where mine and pending > 0 and product_id > ${this.#after}
          order by product_id limit ${MAX_PRODUCTS}
        ),
        due as (
          select v.product_id, v.viewer, v.pending
          from products_productview v join next using (product_id) where v.pending > 0
          for update of v
        ),
        folded as (
          update products_productview v set pending = 0 from due
          where v.product_id = due.product_id and v.viewer = due.viewer
        )
        update products_product p set views_count = p.views_count + due.n
        from (select product_id, sum(pending)::int as n from due group by product_id) due
        where p.id = due.product_id
        returning p.id`,
    })
    const last = Math.max(...rows.map(({ id }) => id))
    this.#after = rows.length === MAX_PRODUCTS ? last : 0
    return rows.length
  }
}
