import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { HEAD } from '#backup/manifest'
import env from '#start/env'
import { dataFolder } from '#installation/data_folder'

/** Why a backup is made; each is kept and forgotten among its own. */
export type Reason = 'backup' | 'update'

/** A writer that lives changes its file far more often. */
const STALE_MS = 60_000

/** Where backups lie unless a command says otherwise: BACKUP_DIR, or a folder beside the data. */
export const backupFolder = (): string =>
  resolve(env.get('BACKUP_DIR') ?? join(dataFolder(env.get('VITRIN_DATA_DIR')), 'backups'))

/** Where a new backup goes. Names are seconds of UTC, so that they sort; of two in one second the later has the next. */
export function newPath(
  folder: string,
  made: { database: string; reason: Reason; at: Date }
): string {
  const stamp = made.at.toISOString().replace(/[-:]|\.\d+/g, '')
  const path = join(folder, `${safe(made.database)}-${made.reason}-${stamp}.tar`)
  const at = new Date(made.at.getTime() + 1000)
  return existsSync(path) ? newPath(folder, { ...made, at }) : path
}

const safe = (database: string) => database.replace(/[^\w.-]/g, '_')

/** A file as the folder shows it. */
export interface Found {
  path: string
  name: string
  reason: Reason
  at: Date
  size: number
}

/** The files in a folder that look like backups of ours, the newest first. */
export function backupsIn(folder: string): Found[] {
  return namesIn(folder)
    .map((name) => found(folder, name))
    .filter((file) => file !== undefined)
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}

function found(folder: string, name: string): Found | undefined {
  const [, reason, at] = /-(backup|update)-(\d{8}T\d{6}Z)\.tar$/.exec(name) ?? []
  const path = join(folder, name)
  if (!at || !isOurs(path)) return undefined
  const iso = at.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5')
  const { size } = statSync(path)
  return { path, name, reason: reason as Reason, at: new Date(iso), size }
}

/** An archive begins with the name of its first entry. */
function isOurs(path: string): boolean {
  const start = Buffer.alloc(HEAD.length + 1)
  try {
    const file = openSync(path, 'r')
    readSync(file, start)
    closeSync(file)
  } catch {
    return false
  }
  return start.equals(Buffer.from(`${HEAD}\0`))
}

/** Deletes but the newest `keep` of the backups of this database that were made for the same reason. */
export function forgetOld(
  folder: string,
  made: { database: string; reason: Reason; keep: number }
): string[] {
  const prefix = `${safe(made.database)}-${made.reason}-`
  const old = backupsIn(folder)
    .filter(({ name }) => name.startsWith(prefix))
    .slice(made.keep)
  for (const { path } of old) rmSync(path)
  return old.map(({ name }) => name)
}

/** Deletes what writers that were killed left of this database; call it while nobody else writes. */
export function forgetParts(folder: string, database: string): void {
  const isLeft = (name: string) =>
    name.startsWith(`${safe(database)}-`) && /-(backup|update)-\w+\.tar\.part$/.test(name)
  for (const name of namesIn(folder).filter(isLeft))
    if (Date.now() - statSync(join(folder, name)).mtimeMs > STALE_MS) rmSync(join(folder, name))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
