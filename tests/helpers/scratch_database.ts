import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { PostgreConfig } from '@adonisjs/lucid/types/database'
import type { TestContext } from '@japa/runner/core'
import { dropDatabase } from '#tests/helpers/drop_database'

const UNLIMITED = { statement_timeout: 0, query_timeout: 0, lock_timeout: 0 }

/**
 * A database of its own on the test server, known to Lucid under the name it returns; goes with the test.
 *
 * @param template - another one that nobody is connected to, whose copy it is
 */
export async function scratchDatabase(
  { cleanup }: Pick<TestContext, 'cleanup'>,
  template = 'template1'
): Promise<string> {
  const name = `vitrin_scratch_${randomUUID().replaceAll('-', '')}`
  const config = db.manager.get(db.primaryConnectionName)!.config as PostgreConfig
  const connection = inDatabase(config.connection as pg.ClientConfig, name)
  await administer(`create database ${name} template ${template}`)
  db.manager.add(name, { ...config, connection: { ...connection, ...UNLIMITED } as object })
  cleanup(async () => {
    await db.manager.close(name, true)
    await dropDatabase(name, administer)
  })
  return name
}

/**
 * A role without any right in a scratch database, and a connection of the same name that it comes in by;
 * goes with the test.
 */
export async function strangerIn(
  { cleanup }: Pick<TestContext, 'cleanup'>,
  name: string
): Promise<string> {
  const role = `stranger_${randomUUID().slice(0, 8)}`
  const { config } = db.manager.get(name)!
  const connection = withRole(config.connection as pg.ClientConfig, role)
  await db.connection(name).rawQuery(`create role ${role} login password '${role}'`)
  db.manager.add(role, { ...config, connection: connection as object } as PostgreConfig)
  cleanup(async () => {
    await db.manager.close(role, true)
    await db.connection(name).rawQuery(`drop owned by ${role} cascade; drop role ${role}`)
  })
  return role
}

function withRole(connection: pg.ClientConfig, role: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, user: role, password: role }
  const url = new URL(connection.connectionString)
  Object.assign(url, { username: role, password: role })
  return { ...connection, connectionString: url.href }
}

/** Makes or drops a database: on a busy machine that takes longer than a request may. */
async function administer(statement: string) {
  const { connection } = db.manager.get('postgres')!.config
  const client = new pg.Client({ ...(connection as pg.ClientConfig), ...UNLIMITED })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** One that the Django build made and used: `legacy.inserts.sql`, or `schema.sql` without rows. */
export async function djangoDatabase(test: Pick<TestContext, 'cleanup'>, file: string) {
  const name = await scratchDatabase(test)
  await runFile(name, app.makePath('tests/legacy', file))
  return name
}

/** One that the Django build made and used, and that is ours since; for a group, whose tests get a copy each. */
export async function adoptedDatabase(group: Pick<TestContext, 'cleanup'>): Promise<string> {
  const name = await djangoDatabase(group, 'legacy.inserts.sql')
  await migrate(name)
  await db.manager.close(name)
  return name
}

/** As psql does it: the whole file as one simple query, question marks left alone. */
export async function runFile(name: string, path: string | URL) {
  const client = new pg.Client(db.manager.get(name)!.config.connection as pg.ClientConfig)
  await client.connect()
  await client.query(await readFile(path, 'utf8')).finally(() => client.end())
}

/** `node ace migration:run` or, downwards, `migration:rollback --batch=0`, without the output. */
export async function migrate(name: string, direction: 'up' | 'down' = 'up') {
  const options = direction === 'up' ? { direction } : { direction, batch: 0 }
  const runner = new MigrationRunner(db, app, { ...options, connectionName: name })
  await runner.run()
  if (runner.error) throw runner.error
  return runner
}

function inDatabase(connection: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!connection.connectionString) return { ...connection, database }
  const url = new URL(connection.connectionString)
  url.pathname = database
  return { ...connection, connectionString: url.href }
}

/** Makes a database of Django 3.2 one of 4.1 or later, whose ids are identity columns. */
export async function withIdentityColumns(name: string) {
  await db.connection(name).rawQuery(`do $do$ declare t text; last bigint; begin
    for t in select table_name from information_schema.columns where column_default like 'nextval(%' loop
      execute format('select last_value from %I', t || '_id_seq') into last;
      execute format('alter table %I alter id drop default', t);
      execute format('drop sequence %I', t || '_id_seq');
      execute format('alter table %I alter id add generated by default as identity (start with %s)', t, last + 1);
    end loop;
  end $do$`)
}
