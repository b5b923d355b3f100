import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import env from '#start/env'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { dataFolder } from '#installation/data_folder'
import { keptFile } from '#installation/kept_file'

/** A demo account's password by its username, which says what it may do: admin, moderator, member. */
export type DemoSignIns = Record<string, string>

const ACCOUNTS = ['admin', 'moderator', 'member']

const file = () => join(dataFolder(env.get('VITRIN_DATA_DIR')), 'demo.json')

/** The passwords of this installation's demo, made on first use. */
export function demoSignIns(): DemoSignIns {
  const fresh = () => ACCOUNTS.map((name) => [name, randomBytes(9).toString('base64url')])
  return JSON.parse(
    keptFile(file(), () => JSON.stringify(Object.fromEntries(fresh())))
  ) as DemoSignIns
}

/**
 * Whether this installation has a demo; its operator may delete the file. A database of the settings
 * has none, also when the data folder had one before.
 */
export const hasDemo = (): boolean => usesEmbeddedPostgres() && existsSync(file())
