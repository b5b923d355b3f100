import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { DJANGO_TABLES } from '#database/adoption/django_tables'

/** The tables that migrations change: Django's, and those in which Lucid keeps account. */
const TABLES = [
  ...[...DJANGO_TABLES.matchAll(/create table (\w+)/g)].map(([, name]) => name!),
  ...['adonis_schema', 'adonis_schema_versions'],
]

/** Rows of whether it stands in the way, and what to say then. */
const OF_SERVER = `
  values
    (current_setting('server_version_num')::int < 150000,
      format('The server is PostgreSQL %s: 15 to 18 are wanted', current_setting('server_version'))),
    (current_setting('transaction_read_only')::boolean,
      'The server takes no writes (a standby, or default_transaction_read_only)'),
    (current_setting('server_encoding') <> 'UTF8',
      format('The encoding of the database is %s: UTF8 is wanted', current_setting('server_encoding'))),
    (not exists (select from pg_collation where collname = 'und-x-icu'),
      'The server has no collation und-x-icu: it was built without ICU'),
    (current_schema() is null, 'No schema of the search_path is there')`

const OF_ROLE = `
  values
    (not has_schema_privilege(current_schema(), 'create'),
      format('grant create on schema %I to %I', current_schema(), current_user)),
    (not has_database_privilege(current_database(), 'temporary'),
      format('grant temporary on database %I to %I', current_database(), current_user)),
    (to_regnamespace('jobs') is null and not has_database_privilege(current_database(), 'create'),
      format('grant create on database %I to %I', current_database(), current_user)),
    (not has_schema_privilege(to_regnamespace('jobs'), 'create'),
      format('alter schema jobs owner to %I', current_user))`

const OF_TABLES = `
  select format('alter table %I owner to %I', c.relname, current_user) as remedy
  from pg_class c
  where c.relnamespace = to_regnamespace(current_schema()) and c.relname = any(?)
    and not pg_has_role(c.relowner, 'usage')
  order by c.relname`

/** A trusted extension may be made by whoever may create in the database. */
const OF_TRIGRAMS = `
  with there as (select nspname as schema from pg_extension e join pg_namespace n on n.oid = extnamespace
      where extname = 'pg_trgm'),
    offered as (select bool_or(trusted or not superuser) as for_all
      from pg_available_extension_versions where name = 'pg_trgm')
  select schema <> all(current_schemas(true)),
    format('The extension pg_trgm is in the schema %I, which the search_path leaves out', schema)
  from there
  union all
  select for_all is null, 'The server has no extension pg_trgm: install postgresql-contrib'
  from offered where not exists (select from there)
  union all
  select not (rolsuper or for_all and has_database_privilege(current_database(), 'create')),
    format('The role %I may not make pg_trgm: let a superuser run create extension pg_trgm', current_user)
  from offered, pg_roles where rolname = current_user and not exists (select from there)`

/**
 * What of the server or the role would stop the migrations half-way, a sentence each. None of it is about
 * the form of the tables; see `differences` for that.
 */
export async function obstacles(db: QueryClientContract): Promise<string[]> {
  const { rows: foreign } = await db.rawQuery<{ rows: { remedy: string }[] }>(OF_TABLES, [TABLES])
  const rights = [...(await sentences(db, OF_ROLE)), ...foreign.map(({ remedy }) => remedy)]
  return [
    ...(await sentences(db, OF_SERVER)),
    ...rights.map((remedy) => `The role lacks a right: ${remedy}`),
    ...(await sentences(db, OF_TRIGRAMS)),
  ]
}

async function sentences(db: QueryClientContract, sql: string): Promise<string[]> {
  const { rows } = await db.rawQuery<{ rows: { sentence: string }[] }>(
    `select sentence from (${sql}) said (stands, sentence) where stands`
  )
  return rows.map(({ sentence }) => sentence)
}
