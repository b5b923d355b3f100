import { getCommand, getMetaData as getAll } from '@adonisjs/lucid/commands'

export { getCommand }

/** Ace takes the first command of a name. */
const OURS = ['migration:run', 'migration:rollback']

/** Lucid's commands without those that app/commands has its own form of. */
export async function getMetaData() {
  const commands = await getAll()
  return commands.filter(({ commandName }) => !OURS.includes(commandName))
}
