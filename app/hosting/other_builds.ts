import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { MigrationRunner } from '@adonisjs/lucid/migration'

/**
 * What to tell of a database that has migrations which are not ours: those of a build before the first
 * release, or of a newer one. Its tables cannot be trusted to be what ours expect.
 *
 * @returns one sentence, or nothing for an empty database, one of Django or one of this build's past
 */
export async function refusalOfOtherBuilds(connection: string): Promise<string | undefined> {
  const name = await firstUnknownMigration(connection)
  if (!name) return undefined
  return (
    `This database was made by another build of Vitrin, whose migration ${name} is not known here: ` +
    'use the build that made it, or begin with an empty database (for the embedded one: set ' +
    'VITRIN_DATA_DIR to a new folder, or move the old one away)'
  )
}

async function firstUnknownMigration(connectionName: string): Promise<string | undefined> {
  const client = db.connection(connectionName)
  const { rows } = await client.rawQuery<{ rows: { there: boolean }[] }>(
    `select to_regclass('adonis_schema') is not null as there`
  )
  if (!rows[0]?.there) return undefined
  const list = await new MigrationRunner(db, app, { direction: 'up', connectionName }).getList()
  return list
    .find(({ status }) => status === 'corrupt')
    ?.name.split('/')
    .at(-1)
}
