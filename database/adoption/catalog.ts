import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { DJANGO_TABLES } from '#database/adoption/django_tables'

export interface Column {
  table: string
  column: string
  /** as PostgreSQL writes it, such as `character varying(20)` */
  type: string
  required: boolean
  /** has a default or makes its own ids */
  filled: boolean
}

export interface Schema {
  columns: Column[]
  /** uniqueness and references as sentences, such as `users_user: unique (email)` */
  keys: string[]
}

const COLUMNS = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as required, a.atthasdef or a.attidentity <> '' as filled
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = :schema::oid and c.relkind in ('r', 'p')
  order by c.relname, a.attnum`

/** An index counts for a constraint, if it holds for every row. */
const KEYS = `
  select c.relname || ': unique (' || string_agg(a.attname, ', ' order by a.attname) || ')' as key
  from pg_index i join pg_class c on c.oid = i.indrelid
    cross join unnest(i.indkey) with ordinality k (attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum and k.place <= i.indnkeyatts
  where c.relnamespace = :schema::oid and i.indisunique and i.indisvalid
    and i.indpred is null and i.indexprs is null
  group by i.indexrelid, c.relname
  union
  select format('%s: foreign key (%s) references %s', c.relname, a.attname, r.relname)
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class r on r.oid = f.confrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey)
  where c.relnamespace = :schema::oid and f.contype = 'f'`

/**
 * What the tables should be and what they are. The former is Django's own statements, carried out
 * on temporary tables that are rolled back: one source for making and for holding against.
 */
export async function expectedAndActual(db: QueryClientContract) {
  const trx = await db.transaction()
  try {
    const actual = await read(trx, `to_regnamespace(current_schema())`)
    await trx.rawQuery('set local search_path = pg_temp')
    await trx.rawQuery(DJANGO_TABLES)
    return { actual, expected: await read(trx, `pg_my_temp_schema()`) }
  } finally {
    await trx.rollback()
  }
}

async function read(db: QueryClientContract, schema: string): Promise<Schema> {
  const [columns, keys] = [COLUMNS, KEYS].map((sql) => sql.replaceAll(':schema', schema))
  const { rows: columnRows } = await db.rawQuery(columns)
  const { rows: keyRows } = await db.rawQuery(keys)
  return { columns: columnRows, keys: keyRows.map(({ key }: { key: string }) => key) }
}
