import type { BaseCommand } from '@adonisjs/core/ace'
import type { MigrationRunner } from '@adonisjs/lucid/migration'
import { CommandFailure, failureOf } from '#hosting/command_failure'

/**
 * Runs or undoes migrations and names each that is done.
 *
 * @throws CommandFailure naming the migration and what the database said of it; other errors as they are
 */
export async function carryOut(
  command: BaseCommand,
  migrator: MigrationRunner,
  isCompact: boolean
) {
  const verb = migrator.direction === 'up' ? 'migrated' : 'reverted'
  const began = Date.now()
  let done = 0
  migrator.on('migration:completed', ({ file }) => {
    done++
    if (!isCompact) command.logger.log(`${command.colors.green(`❯ ${verb}`)} ${file.name}`)
  })
  await migrator.run()
  if (migrator.error) throw inWords(migrator)
  command.logger.log(
    done ? `❯ ${done} ${verb} (${((Date.now() - began) / 1000).toFixed(2)} s)` : '❯ nothing to do'
  )
}

function inWords({ error, migratedFiles }: MigrationRunner): Error {
  const failed = Object.values(migratedFiles).find(({ status }) => status === 'error')
  const { code = '', message } = error as NodeJS.ErrnoException
  if (!failed || failureOf(error!) || !/^[0-9A-Z]{5}$/.test(code)) return error!
  // knex puts the whole statement before what the database said.
  return new CommandFailure(`${failed.file.name}: ${message.split(' - ').at(-1)}`)
}
