import db from '@adonisjs/lucid/services/db'
import { error, type Finding } from '#doctor/finding'
import { schemaFault } from '#hosting/schema_check'

const OLDEST = 150_000
const NEWEST = 190_000

/** Whether the database answers, is of a version that is tried, and has the tables of this release. */
export async function checkDatabase(): Promise<Finding[]> {
  const { rows } = await db.rawQuery<{ rows: { number: number; name: string }[] }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`
  )
  const [{ number, name }] = rows as [{ number: number; name: string }]
  const fault = await schemaFault()
  const [says, repair] = fault?.split(': ') ?? []
  return [
    ...(number < OLDEST || number >= NEWEST
      ? [error(`PostgreSQL ${name} is not supported`, 'use PostgreSQL 15 to 18')]
      : []),
    ...(says ? [error(says, repair ?? '')] : []),
  ]
}
