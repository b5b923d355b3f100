import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { expectedAndActual } from '#database/adoption/catalog'
import { differences } from '#database/adoption/differences'
import { obstacles } from '#database/adoption/obstacles'

/** What stands against migrating a database, a sentence each: its server, the role, then its tables. */
export async function reasonsAgainst(db: QueryClientContract): Promise<string[]> {
  const found = await obstacles(db)
  // Without temporary tables there is nothing to hold the tables against.
  if (found.some((reason) => /grant temporary|takes no writes/.test(reason))) return found
  const { expected, actual } = await expectedAndActual(db)
  return [...found, ...differences(expected, actual)]
}
