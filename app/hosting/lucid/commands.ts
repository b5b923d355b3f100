import type { BaseCommand } from '@adonisjs/core/ace'
import type { CommandMetaData } from '@adonisjs/core/types/ace'
import { getCommand as find, getMetaData as listOfLucid } from '@adonisjs/lucid/commands'
import { losingRows, YES, type Dropping } from '#hosting/lucid/lost_rows'

type DroppingCommand = (new (...args: never[]) => Dropping) & typeof BaseCommand

/** Here and not in app/commands, which ace leaves out while it runs one of Lucid's. */
const OURS: Record<string, () => Promise<{ default: typeof BaseCommand }>> = {
  'migration:run': () => import('#hosting/lucid/migration_run'),
  'migration:rollback': () => import('#hosting/lucid/migration_rollback'),
}

/** Those that lose rows whatever they are told; what a rollback loses depends on its migrations. */
const DROPPING = [
  'migration:fresh',
  'migration:refresh',
  'migration:reset',
  'db:wipe',
  'db:truncate',
]

/** Lucid's commands, with the flags and the help of our forms. */
export async function getMetaData(): Promise<CommandMetaData[]> {
  const commands = await listOfLucid()
  return Promise.all(
    commands.map(async (metadata) => {
      const command = hasOurForm(metadata) ? await getCommand(metadata) : undefined
      return command ? { ...command.serialize(), filePath: '' } : metadata
    })
  )
}

const hasOurForm = ({ commandName: name }: CommandMetaData) =>
  name in OURS || DROPPING.includes(name)

export async function getCommand(metadata: CommandMetaData): Promise<typeof BaseCommand | null> {
  const { commandName: name } = metadata
  const ours = await OURS[name]?.()
  if (ours) return ours.default
  const command = (await find(metadata)) as DroppingCommand | null
  return command && DROPPING.includes(name) ? asking(command) : command
}

/** A command that asks for the name of the database first. */
function asking(dropping: DroppingCommand): typeof BaseCommand {
  class Asking extends (dropping as new (...args: never[]) => Dropping) {
    run() {
      return losingRows(this, () => super.run())
    }
  }
  const command = Asking as unknown as typeof BaseCommand
  command.defineFlag('yes', { type: 'string', ...YES })
  command.help =
    'It asks for the name of the database before rows are lost; without a terminal it wants --yes=NAME.'
  return command
}
