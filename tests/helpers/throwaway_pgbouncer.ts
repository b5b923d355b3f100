import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from '@japa/runner/core'
import { identityFor } from '#installation/identity'
import { freePort } from '#tests/helpers/environment'
import type { Settings } from '#tests/helpers/run_database'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

export const NO_PGBOUNCER = 'the program pgbouncer is not on this machine'
export const hasPgbouncer = () => !spawnSync('pgbouncer', ['--version']).error

/**
 * A PgBouncer in transaction mode with two sessions of the database of these settings.
 *
 * @param extra - lines of its file of settings
 * @returns what makes the application go through it
 */
export async function pgbouncer(
  context: Pick<TestContext, 'cleanup'>,
  { DB_HOST, DB_PORT, DB_USER, DB_PASSWORD, DB_NAME }: Settings,
  extra = ''
): Promise<Settings> {
  const port = await freePort()
  const folder = throwawayFolder(context)
  const file = join(folder, 'pgbouncer.ini')
  // It cannot read an empty password.
  const password = DB_PASSWORD && ` password=${DB_PASSWORD}`
  writeFileSync(
    file,
    `[databases]
* = host=${DB_HOST} port=${DB_PORT} user=${DB_USER}${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
${extra}
`
  )
  chmodSync(file, 0o644)
  // As PostgreSQL it does not run as root; it is the same user, whose socket it must enter.
  const child = spawn('pgbouncer', [file], { ...identityFor(DB_HOST!), cwd: '/' })
  context.cleanup(async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  for await (const line of createInterface(child.stderr)) if (line.includes('process up')) break
  return { DB_HOST: '127.0.0.1', DB_PORT: String(port), DB_USER: DB_USER!, DB_NAME: DB_NAME! }
}
