import db from '@adonisjs/lucid/services/db'

/** What a person would compare two databases by, a line each. */
const CATALOG = {
  columns: `
    select format('%s.%s %s%s', table_name, column_name, data_type, case is_nullable when 'NO' then ' not null' end)
      || coalesce(' ' || character_maximum_length, '')
      || case data_type when 'numeric' then format(' %s,%s', numeric_precision, numeric_scale) else '' end as line, table_name as owner
    from information_schema.columns where table_schema = 'public'`,
  constraints: `
    select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line, conrelid::regclass::text as owner
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c', 'f')`,
  indexes: `select indexdef as line, tablename as owner from pg_indexes where schemaname = 'public'`,
}

export async function catalog(
  name: string,
  part: keyof typeof CATALOG,
  owner = ''
): Promise<string[]> {
  const { rows } = await db
    .connection(name)
    .rawQuery(`select line from (${CATALOG[part]}) c where owner like ? order by line`, [
      `${owner}%`,
    ])
  return rows.map(({ line }: { line: string }) => line)
}

/** md5 over the rows of each table, in the columns named by `columns` (default: those it has now). */
export async function fingerprints(name: string, columns?: Record<string, string>) {
  const client = db.connection(name)
  const tables = columns ?? (await columnsOf(name))
  const sums: Record<string, string> = {}
  for (const [table, list] of Object.entries(tables)) {
    const { rows } = await client.rawQuery(
      `select md5(coalesce(string_agg(r::text, e'\\n' order by r::text), '')) as sum from (select ${list} from ${table}) r`
    )
    sums[table] = rows[0].sum
  }
  return sums
}

/** Table → its columns, as a list that SQL takes. */
export async function columnsOf(name: string): Promise<Record<string, string>> {
  const { rows } = await db.connection(name).rawQuery(`
    select table_name as table, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list
    from information_schema.columns where table_schema = 'public' group by 1`)
  return Object.fromEntries(rows.map(({ table, list }: Record<string, string>) => [table, list]))
}
