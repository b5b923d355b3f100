import { type BaseCommand } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'

/** What Lucid's commands that drop rows have in common. */
export interface Dropping extends BaseCommand {
  connection: string
  /** Lucid asks no more in production. */
  force: boolean
  dryRun?: boolean
  /** Name of the database, in place of being asked for it. */
  yes?: string
}

export const YES = { description: 'Name of the database, in place of being asked for it' }

/** Connections of which somebody agreed that rows are lost, until the command that asked has ended. */
const agreed = new Set<string>()

/**
 * Drops rows once somebody has named the database; the commands that are run for it ask no more.
 *
 * @throws CommandFailure when nobody did; StartupError behind a pooler that keeps no locks
 */
export async function losingRows(command: Dropping, drop: () => Promise<void>): Promise<void> {
  const { assertDirectConnection } = await import('#hosting/direct_connection')
  assertDirectConnection()
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const connection = command.connection || db.primaryConnectionName
  const isAgreed = command.dryRun || agreed.has(connection)
  if (!isAgreed) await confirm(command, await databaseName(connection))
  command.force = true
  if (isAgreed) return drop()
  agreed.add(connection)
  await drop().finally(() => agreed.delete(connection))
}

async function confirm(command: Dropping, name: string): Promise<void> {
  const typed = command.yes ?? (await ask(command, name))
  if (typed === name) return
  throw new CommandFailure(
    typed === undefined
      ? `This drops rows of the database ${name}: without a terminal, say --yes=${name}`
      : `The database is called ${name}, not ${typed}; nothing was changed`,
    EXIT.usage
  )
}

async function ask({ prompt }: Dropping, name: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  return prompt.ask(`This drops rows of the database ${name}. Type its name to go on`)
}

export async function databaseName(connection?: string): Promise<string> {
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { rows } = await db.connection(connection).rawQuery('select current_database() as name')
  return rows[0].name
}
