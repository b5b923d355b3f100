import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

/** Rows of one transaction: a statement of a serving process has two seconds. */
const BATCH = 500

interface Input {
  undo?: boolean
  dryRun?: boolean
}

interface Table {
  kind: 'product' | 'comment'
  name: Sql
  /** alias `t`: what a Django beside us would show, and we do not */
  taken: Sql
}

const TABLES: Table[] = [
  {
    ...{ kind: 'product', name: sql`products_product` },
    taken: sql`t.is_active and (t.moderation_state <> 'visible' or t.author_hidden)`,
  },
  {
    ...{ kind: 'comment', name: sql`products_comment` },
    taken: sql`t.is_active and t.author_hidden and t.is_approved`,
  },
]

/** Makes inactive what moderators took away, and remembers what it was; Django shows the rest. */
export default class Bake {
  /** @returns how many rows of each */
  async handle({ undo = false, dryRun = false }: Input) {
    const [products, comments] = [await run(TABLES[0]!), await run(TABLES[1]!)]
    return { products, comments }

    async function run(table: Table): Promise<number> {
      if (dryRun)
        return count(
          undo ? baked(table) : sql`select t.id from ${table.name} t where ${table.taken}`
        )
      return inBatches(undo ? restore(table) : bake(table))
    }
  }
}

const baked = ({ kind, name }: Table) => sql`select t.id from ${name} t
  join moderation_baked b on b.target_kind = ${kind} and b.target_id = t.id
  where not t.is_active and t.deleted_at is null`

const bake = ({ kind, name, taken }: Table) => sql`with batch as (
    select t.id from ${name} t where ${taken} order by t.id limit ${BATCH} for update
  ), kept as (
    insert into moderation_baked (target_kind, target_id) select ${kind}, id from batch
    on conflict do nothing
  )
  update ${name} t set is_active = false from batch where t.id = batch.id returning t.id`

const restore = (table: Table) => sql`with batch as (
    ${baked(table)} order by t.id limit ${BATCH} for update of t
  ), gone as (
    delete from moderation_baked b using batch where b.target_kind = ${table.kind} and b.target_id = batch.id
  )
  update ${table.name} t set is_active = true from batch where t.id = batch.id returning t.id`

async function inBatches(statement: Sql): Promise<number> {
  const written = await atomically((client: TransactionClientContract) =>
    execute({ sql: statement }, client)
  )
  return written.length < BATCH ? written.length : written.length + (await inBatches(statement))
}

async function count(rows: Sql): Promise<number> {
  const [row] = await execute<{ n: number }>({
    sql: sql`select count(*)::int as n from (${rows}) r`,
  })
  return row!.n
}
