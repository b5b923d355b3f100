import db from '@adonisjs/lucid/services/db'
import { StartupError } from '#support/startup_error'

const MARK = 'Made by the tests of Vitrin, which drop everything in here'

/**
 * Empties the database of the tests. One that TEST_DATABASE_URL names must be empty, or left by an
 * earlier run.
 *
 * @throws StartupError when it has tables that no test run made
 */
export async function takeDatabase(): Promise<void> {
  const { rows } = await db.rawQuery<{ rows: { tables: number; mark: string | null }[] }>(
    `select count(*) as tables, obj_description(to_regnamespace('public'), 'pg_namespace') as mark
     from pg_tables where schemaname = 'public'`
  )
  if (rows[0]?.tables && rows[0].mark !== MARK)
    throw new StartupError(
      'TEST_DATABASE_URL has tables: name an empty database, the tests drop everything'
    )
  await db.rawQuery(
    `drop schema if exists public, jobs cascade; create schema public; comment on schema public is '${MARK}'`
  )
}
