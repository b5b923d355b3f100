import pg from 'pg'
import type { TestContext } from '@japa/runner/core'
import { clusterIn, socketFolder } from '#hosting/embedded_postgres/cluster'
import { DATABASE } from '#hosting/embedded_postgres/database'
import { signToken } from '#credentials/token_signer'
import type { Settings } from '#tests/helpers/run_database'
import { ServerProcess, type Program } from '#tests/helpers/server_process'
import { makeDataFolder, removeDataFolder } from '#tests/helpers/throwaway_folder'

export const PRODUCTS = 100

/** People 1 to 64 and products from 1, all of the first one. */
const SEED = `
  insert into users_user (id, username, email, password)
    select n, 'p' || n, 'p' || n || '@example.com', '!' from generate_series(1, 64) n on conflict do nothing;
  insert into products_category (id, name, slug) values (1, 'Lamps', 'lamps') on conflict do nothing;
  insert into products_product (id, name, description, price, category_id, user_id)
    select n, 'Lamp', 'Bright', 1, 1, 1 from generate_series(1, ${PRODUCTS}) n on conflict do nothing;
  select setval(pg_get_serial_sequence('users_user', 'id'), greatest(1000, (select max(id) from users_user)), true),
    setval(pg_get_serial_sequence('products_product', 'id'), greatest(1000, (select max(id) from products_product)), true)`

const PRODUCTION: Settings = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  APP_KEY: 'drill-'.repeat(8),
  THROTTLE_ENABLED: 'false',
  LOGIN_LOCK_ENABLED: 'false',
}

let folder: string | undefined

/** One for all drills of a run, as making it takes longest; with what runs in it, it goes with this process. */
export function drillFolder(): string {
  if (folder) return folder
  const made = makeDataFolder('drill')
  process.on('exit', () => removeDataFolder(made))
  return (folder = made)
}

/** What a process needs to use the drills' database as in production. */
export const drillSettings = (): Settings => ({
  ...PRODUCTION,
  JWT_SIGNING_KEY: process.env.JWT_SIGNING_KEY!,
  VITRIN_DATA_DIR: drillFolder(),
})

/** A server as it runs in production, on its embedded PostgreSQL, and a way past it into its database. */
export async function drillServer(
  test: Pick<TestContext, 'cleanup'>,
  settings: Settings = {},
  program?: Program
) {
  const server = await ServerProcess.spawn(test, { ...drillSettings(), ...settings }, program)
  await server.ready()
  await inDatabase(SEED)
  return server
}

/** The way into the drills' database. */
export function drillDatabase(): pg.ClientConfig {
  const cluster = clusterIn(drillFolder(), true)
  const { password } = cluster
  return { host: socketFolder(cluster), user: DATABASE, database: DATABASE, password }
}

/** Takes away the pictures that drills before have left, whose files lie elsewhere. */
export const forgetPictures = () =>
  inDatabase('delete from products_productimage; delete from media_files')

/** Runs SQL as somebody else who uses the database. */
export async function inDatabase<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client(drillDatabase())
  await client.connect()
  const results = await client.query<Row>(sql).finally(() => client.end())
  return [results].flat().at(-1)!.rows
}

/** What the person sends along to be known. */
export async function signedIn(person: number): Promise<Record<string, string>> {
  const { token } = await signToken('access', person)
  return { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json' }
}
