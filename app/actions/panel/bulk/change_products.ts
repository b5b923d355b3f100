import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'
import AuditEntry from '#models/audit_entry'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { settleFiles } from '#queue/files'
import type { Bulk, BulkEdit } from '#rules/panel_tasks'

interface Changed {
  id: number
  name: string
  before: string | null
}

/**
 * Changes one column of products that are not deleted, and writes down for each what it was.
 *
 * @returns how many there were; those that were so already count
 */
export async function changeProducts(
  { deed, ids, by, ...wanted }: Bulk,
  client: TransactionClientContract
): Promise<number> {
  const change = CHANGES[deed as BulkEdit](wanted)
  const held = await execute<Changed>(
    {
      sql: sql`select id, left(name, 300) as name, ${change.column}::text as before from products_product
        where id = any(${bigints(ids)}) and is_active order by id for no key update`,
    },
    client
  )
  const changed = held.filter(({ before }) => before !== change.after)
  await execute(
    {
      sql: sql`update products_product set ${change.column} = ${change.value}, updated_at = now()
        where id = any(${bigints(changed.map(({ id }) => id))})`,
    },
    client
  )
  await note({ changed, by, name: change.name, after: change.after }, client)
  if (changed.length && change.name === 'status') await enqueue(settleFiles, {}, { client })
  return held.length
}

interface Change {
  /** of the model */
  name: string
  column: Sql
  value: Sql
  /** as a text of the column */
  after: string | null
}

type Wanted = Pick<Bulk, 'categoryId' | 'until'>

const status = (after: string) => (): Change => ({
  ...{ name: 'status', column: sql`status`, value: sql`${after}`, after },
})

const featured = (until: string | null): Change => ({
  ...{ name: 'featuredUntil', column: sql`featured_until`, value: sql`${until}::timestamptz` },
  after: until && pgTime(until),
})

/** As the column says it. */
const pgTime = (iso: string) => DateTime.fromISO(iso).toUTC().toFormat("yyyy-LL-dd HH:mm:ss'+00'")

/** What is changed, to what. */
const CHANGES: Record<BulkEdit, (wanted: Wanted) => Change> = {
  publish: status('published'),
  archive: status('archived'),
  recategorise: ({ categoryId }) => ({
    ...{ name: 'categoryId', column: sql`category_id`, value: sql`${categoryId}::bigint` },
    after: String(categoryId),
  }),
  feature: ({ until }) => featured(until),
  unfeature: () => featured(null),
}

interface Told {
  changed: Changed[]
  by: Bulk['by']
  name: string
  after: string | null
}

async function note(
  { changed, by, name, after }: Told,
  client: TransactionClientContract
): Promise<void> {
  const entries = changed.map((product) => ({
    ...{ actorId: by.id, address: by.address, targetType: 'product' },
    deed: name === 'featuredUntil' ? 'product_featured' : 'product_edited',
    ...{ targetId: product.id, targetName: product.name, reason: '' },
    ...{ before: { [name]: product.before }, after: { [name]: after } },
  }))
  await AuditEntry.createMany(entries, { client })
}
