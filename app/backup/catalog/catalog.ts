import type pg from 'pg'
import { AFTER_ROWS } from '#backup/catalog/after'
import { BEFORE_ROWS } from '#backup/catalog/before'
import { LEFT_OUT } from '#backup/catalog/left_out'
import { NOT_OF_EXTENSION } from '#backup/catalog/members'

/** Statements that make the same tables in an empty database, in their order. */
export interface Schema {
  before: string[]
  after: string[]
}

/** A table that holds rows; those of a partitioned one lie in its partitions. */
export interface Table {
  schema: string
  name: string
  /** all but the generated ones */
  columns: string[]
}

export interface Sequence {
  schema: string
  name: string
  value: string
  isCalled: boolean
}

/** Also tables of others, such as Django's own: what stands in there is part of the site. */
const TABLES = `
  select nspname as schema, relname as name, coalesce(
    (select array_agg(attname::text order by attnum) from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''), '{}') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and relkind = 'r' and ${NOT_OF_EXTENSION('c', 'pg_class')} order by 1, 2`

const SEQUENCES = `
  select nspname as schema, relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and relkind = 'S' and ${NOT_OF_EXTENSION('c', 'pg_class')} order by 1, 2`

/** Reads what a database consists of, in one session with an empty search path, so that all names come with their schema. */
export class Catalog {
  constructor(
    private client: pg.Client,
    private schemas: string[]
  ) {}

  async schema(): Promise<Schema> {
    return {
      before: await this.#statements(BEFORE_ROWS),
      after: await this.#statements(AFTER_ROWS),
    }
  }

  tables(): Promise<Table[]> {
    return this.#rows(TABLES)
  }

  async leftOut(): Promise<string[]> {
    const found = await this.#rows<{ what: string }>(LEFT_OUT)
    return found.map(({ what }) => what)
  }

  /** As they are now, which may be further than the snapshot: they know no transactions. */
  async sequences(): Promise<Sequence[]> {
    const found: Sequence[] = []
    for (const sequence of await this.#rows<{ schema: string; name: string }>(SEQUENCES)) {
      const { rows } = await this.client.query<{ value: string; isCalled: boolean }>(
        `select last_value::text as value, is_called as "isCalled" from ${nameOf(sequence)}`
      )
      found.push({ ...sequence, ...rows[0]! })
    }
    return found
  }

  async #statements(queries: string[]): Promise<string[]> {
    const found: string[] = []
    for (const query of queries)
      for (const { statement } of await this.#rows<{ statement: string }>(query))
        found.push(statement)
    return found
  }

  async #rows<Row extends object>(query: string): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(query, query.includes('$1') ? [this.schemas] : [])
    return rows
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The table's or sequence's name in SQL. */
export const nameOf = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`

/** The columns of a table in SQL, for COPY. */
export const columnsOf = ({ columns }: Table): string => columns.map(quoted).join(', ')
