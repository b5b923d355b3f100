import pg from 'pg'

/** The name of the database and of the role that owns it. */
export const DATABASE = 'vitrin'

/** SQLSTATE invalid_password, which also says that there is no such role, and invalid_catalog_name. */
export const isDatabaseMissing = ({ code }: { code?: string }) =>
  code === '28P01' || code === '3D000'

/** SQLSTATE duplicate_object, duplicate_database, unique_violation: another starter was first. */
const MADE_BY_ANOTHER = new Set(['42710', '42P04', '23505'])

/**
 * Makes role and database in a fresh cluster, as its superuser `postgres`, who has the same password.
 *
 * @param rights - attributes of the role, in SQL
 */
export async function createDatabase(connection: pg.ClientConfig, rights: string): Promise<void> {
  const client = new pg.Client({ ...connection, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const password = client.escapeLiteral(String(connection.password))
    await once(client, `create role ${DATABASE} login ${rights} password ${password}`)
    await once(client, `create database ${DATABASE} owner ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function once(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    if (!MADE_BY_ANOTHER.has((error as { code: string }).code)) throw error
  }
}
