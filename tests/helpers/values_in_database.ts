import db from '@adonisjs/lucid/services/db'
import { privateStore, publicStore } from '#storage/stores'

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`

/** Every column of every table, jobs too, that has one of these texts in it, as `table: row`. */
export async function rowsWith(values: string[]): Promise<string[]> {
  const { rows: tables } = await db.rawQuery<{ rows: { name: string }[] }>(TABLES)
  const patterns = values.map((value) => `%${value}%`)
  const searches = tables.map(
    ({ name }) =>
      `select '${name.replaceAll("'", "''")}: ' || t::text as row from ${name} t where t::text ilike any (:patterns::text[])`
  )
  const { rows } = await db.rawQuery<{ rows: { row: string }[] }>(searches.join(' union all '), {
    patterns,
  })
  return rows.map(({ row }) => row)
}

/** Every column that refers to users, and has this number in it, as `table.column`. */
export async function columnsWithUser(id: number): Promise<string[]> {
  const { rows: columns } = await db.rawQuery<{ rows: { child: string; name: string }[] }>(
    `select c.conrelid::regclass::text as child, a.attname as name from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
     where c.contype = 'f' and c.confrelid = 'users_user'::regclass order by 1, 2`
  )
  const found: string[] = []
  for (const { child, name } of columns) {
    const { rows } = await db.rawQuery(`select 1 from ${child} where ${name} = ? limit 1`, [id])
    if (rows.length) found.push(`${child}.${name}`)
  }
  return found
}

/** The names of all files in both stores that match. */
export async function filesLike(pattern: RegExp): Promise<string[]> {
  const found: string[] = []
  for (const store of [publicStore, privateStore])
    for await (const { name } of store.list('')) if (pattern.test(name)) found.push(name)
  return found
}
