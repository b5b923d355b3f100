import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArchiveWriter } from '#backup/archive_writer'
import { ENTRIES } from '#backup/manifest'
import env, { settingNames } from '#start/env'
import { dataFolder } from '#installation/data_folder'

/** Files of the data folder that nothing else brings back: the keys, and the passwords of the demo. */
export const PRIVATE_FILES = ['keys.json', 'demo.json']
/** The settings under which the backup was made. */
export const SETTINGS_FILE = 'settings.json'

/** What another machine has of its own, or is asked for once. */
const OF_THE_MACHINE =
  /^(NODE_ENV|HOST|PORT|WORKERS|VITRIN_DATA_DIR|VITRIN_SUPERUSER_.*|DATABASE_URL|DB_.*|MEDIA_ROOT|MEDIA_PRIVATE_ROOT|BACKUP_DIR|BACKUP_PASSWORD)$/

/** Settings that a restore may need, the keys among them, by name. */
export function keptSettings(): Record<string, string> {
  const names = settingNames.filter((name) => !OF_THE_MACHINE.test(name))
  const set = names.map((name) => [name, env.get(name as 'APP_KEY')] as const)
  return Object.fromEntries(
    set.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)])
  )
}

/** Writes keys and settings; nobody prints them. */
export async function writePrivateFiles(archive: ArchiveWriter): Promise<void> {
  await archive.addJson(ENTRIES.privateFile(SETTINGS_FILE), keptSettings())
  for (const name of PRIVATE_FILES) {
    const bytes = readIfThere(join(dataFolder(env.get('VITRIN_DATA_DIR')), name))
    if (bytes) await archive.add(ENTRIES.privateFile(name), bytes)
  }
}

export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}
