import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { select } from '#db/statements'

/** Keys of our advisory locks, each for one purpose; the first half tells them from those of others. */
export const advisoryKeys = {
  foldViews: sql`8653, 1`,
  foldCounts: sql`8653, 2`,
  forgetViewers: sql`8653, 3`,
  changeCategory: sql`8653, 4`,
  flushTokens: sql`8653, 5`,
  recount: sql`8653, 6`,
  seedDemo: sql`8653, 7`,
  sweepOrphans: sql`8653, 8`,
  moveFiles: sql`8653, 9`,
  remakeVariants: sql`8653, 10`,
  backup: sql`8653, 11`,
  keepFiles: sql`8653, 12`,
  leaveAdmins: sql`8653, 13`,
  mergeTags: sql`8653, 14`,
}

export type Key = keyof typeof advisoryKeys

/** Waits until no other transaction holds the key, and holds it until this one ends. */
export async function hold(key: Key, client: TransactionClientContract): Promise<void> {
  await select({ sql: sql`select pg_advisory_xact_lock(${advisoryKeys[key]})` }, client)
}

/** Holds a key until the transaction ends. @returns false when another transaction holds it */
export async function holdAlone(key: Key, client: TransactionClientContract): Promise<boolean> {
  const lock = sql`select pg_try_advisory_xact_lock(${advisoryKeys[key]}) as mine`
  const [turn] = await select<{ mine: boolean }>({ sql: lock }, client)
  return turn!.mine
}

/**
 * Holds the files of a folder in either store until the transaction ends: who puts, moves or deletes files
 * there and writes what the registry says of them does it alone. Uploads of one owner wait for each other.
 */
export async function holdFolder(folder: string, client: TransactionClientContract): Promise<void> {
  await select({ sql: sql`select pg_advisory_xact_lock(8654, hashtext(${folder}))` }, client)
}
