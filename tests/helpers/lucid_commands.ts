import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { tellErrorsInOneLine } from '#hosting/ace_errors'

/** Runs one of Lucid's commands in this process for a scratch database, and tells errors as `node ace` does. */
export async function runLucid(command: string, connection: string, flags: string[] = []) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { render } = ace.errorHandler
  tellErrorsInOneLine(ace)
  const { exitCode } = await ace.exec(command, [`--connection=${connection}`, ...flags])
  const said = ace.ui.logger.getLogs().map(({ message }) => message)
  const told = ace.exitCode
  Object.assign(ace, { exitCode: undefined })
  ace.errorHandler.render = render
  ace.ui.switchMode('normal')
  return { exitCode: told ?? exitCode, said }
}

/** Names of the migrations that a database has. */
export async function migrated(connection: string): Promise<string[]> {
  const rows = await db.connection(connection).from('adonis_schema').select('name').orderBy('id')
  return rows.map((row) => row.name)
}

/** As in a script: nobody can be asked. */
export function withoutTerminal() {
  const { isTTY } = process.stdin
  process.stdin.isTTY = false
  return () => {
    process.stdin.isTTY = isTTY
  }
}
