import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import AuditEntry from '#models/audit_entry'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { settleFiles } from '#queue/files'
import type { Bulk } from '#rules/panel_tasks'

interface Changed {
  id: number
  name: string
  before: string
}

/**
 * Changes one column of products that are not deleted, and writes down for each what it was.
 *
 * @returns how many there were; those that were so already count
 */
export async function changeProducts(
  { deed, ids, categoryId, by }: Bulk,
  client: TransactionClientContract
): Promise<number> {
  const change = CHANGES[deed as keyof typeof CHANGES](categoryId)
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

const status = (after: string) => () => ({
  ...{ name: 'status', column: sql`status`, value: sql`${after}`, after },
})

/** What is changed, to what. */
const CHANGES: Record<
  'publish' | 'archive' | 'recategorise',
  (categoryId: number | null) => { name: string; column: Sql; value: Sql; after: string }
> = {
  publish: status('published'),
  archive: status('archived'),
  recategorise: (categoryId) => ({
    ...{ name: 'categoryId', column: sql`category_id`, value: sql`${categoryId}::bigint` },
    after: String(categoryId),
  }),
}

interface Told {
  changed: Changed[]
  by: Bulk['by']
  name: string
  after: string
}

async function note(
  { changed, by, name, after }: Told,
  client: TransactionClientContract
): Promise<void> {
  const entries = changed.map((product) => ({
    ...{ actorId: by.id, address: by.address, deed: 'product_edited', targetType: 'product' },
    ...{ targetId: product.id, targetName: product.name, reason: '' },
    ...{ before: { [name]: product.before }, after: { [name]: after } },
  }))
  await AuditEntry.createMany(entries, { client })
}
