import { randomUUID } from 'node:crypto'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import type { PostgreConfig } from '@adonisjs/lucid/types/database'
import type { TestContext } from '@japa/runner/core'
import { ownConnection } from '#db/own_connection'
import { dropDatabase } from '#tests/helpers/drop_database'

type Test = Pick<TestContext, 'cleanup'>

/** Runs a command of backups in this process. @returns its exit code, its JSON, and what it said to people */
export async function backupCommand(name: string, ...args: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec(`backup:${name}`, [...args, '--json'])
  const logs = ace.ui.logger.getLogs()
  ace.ui.switchMode('normal')
  const [said = '{}'] = logs
    .filter(({ stream }) => stream === 'stdout')
    .map(({ message }) => message)
  return { exitCode: exitCode ?? 0, report: JSON.parse(said) }
}

/** Has commands take a database of Lucid's connections for that of the settings, until the test ends. */
export function serveFrom({ cleanup }: Test, connection: string): void {
  const before = db.primaryConnectionName
  db.primaryConnectionName = connection
  cleanup(() => void (db.primaryConnectionName = before))
}

/** The name of a database that is not there yet, by which Lucid knows it; goes with the test. */
export function futureDatabase({ cleanup }: Test): string {
  const name = `vitrin_restored_${randomUUID().slice(0, 8)}`
  const config = db.manager.get(db.primaryConnectionName)!.config as PostgreConfig
  db.manager.add(name, { ...config, connection: ownConnection(name) as object })
  cleanup(async () => {
    await db.manager.close(name, true)
    await dropDatabase(name, (statement) => db.rawQuery(statement))
  })
  return name
}

const EVERYTHING = `
  select format('%I.%I', nspname, relname) as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = relnamespace
  where nspname in ('public', 'jobs') and relkind in ('r', 'S') order by 1`

/** md5 of every table, and the state of every sequence, by name. */
export async function stateOf(connection: string): Promise<Record<string, string>> {
  const client = db.connection(connection)
  const { rows } = await client.rawQuery<{ rows: { name: string; kind: string }[] }>(EVERYTHING)
  const state: Record<string, string> = {}
  for (const { name, kind } of rows) {
    const query =
      kind === 'S'
        ? `select last_value || ' ' || is_called as sum from ${name}`
        : `select md5(coalesce(string_agg(r::text, e'\\n' order by r::text), '')) as sum from ${name} r`
    state[name] = (await client.rawQuery(query)).rows[0].sum
  }
  return state
}
