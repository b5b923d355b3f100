import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A data folder with a database in it, and the day, in UTC, on which that was last written. */
export interface OtherDatabase {
  folder: string
  lastUsed: string
}

/** Whether a start on this data folder makes a new database. */
export const isWithoutDatabase = (dataFolder: string): boolean =>
  !existsSync(join(dataFolder, 'postgres/cluster'))

/**
 * Data folders that a checkout may have used before it was moved, or before its settings changed.
 *
 * @param places - data folders, or folders that hold some
 * @returns those with a database, the latest first; without those that we may not look into
 */
export function otherDatabases(dataFolder: string, places: string[]): OtherDatabase[] {
  const folders = new Set(places.flatMap((place) => [place, ...foldersIn(place)]))
  folders.delete(dataFolder)
  return [...folders]
    .map((folder) => ({ folder, lastUsed: lastUsed(folder) }))
    .filter((found): found is OtherDatabase => found.lastUsed !== undefined)
    .sort((one, other) => other.lastUsed.localeCompare(one.lastUsed))
}

function foldersIn(place: string): string[] {
  try {
    return readdirSync(place).map((name) => join(place, name))
  } catch {
    return []
  }
}

/** Each checkpoint writes this file, and so does each shutdown. */
function lastUsed(folder: string): string | undefined {
  try {
    const { mtime } = statSync(join(folder, 'postgres/cluster/global/pg_control'))
    return mtime.toISOString().slice(0, 10)
  } catch {
    return undefined
  }
}
