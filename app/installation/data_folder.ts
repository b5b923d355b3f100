import { createHash, randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canEnter, identityFor } from '#installation/identity'
import { keptFile } from '#installation/kept_file'
import { StartupError } from '#support/startup_error'
import { projectRoot } from '#installation/project_root'

export interface LocalKeys {
  appKey: string
  jwtSigningKey: string
}

/** Holds the data folders of root's checkouts, and may be one itself. */
const SHELF = '/var/lib/vitrin'

/**
 * Where the embedded database, the keys and the demo passwords lie: `VITRIN_DATA_DIR`, or `.data/`
 * in the checkout. Root's database runs as another user, who cannot enter a checkout below /root:
 * there it is a folder of the checkout's own in /var/lib.
 */
export function dataFolder(configured: string | undefined): string {
  if (configured) return resolve(configured)
  const checkout = checkoutFolder()
  const identity = identityFor(join(checkout, '.data', 'postgres'))
  if (!identity || canEnter(checkout, identity)) return join(checkout, '.data')
  return join(SHELF, createHash('sha256').update(checkout).digest('hex').slice(0, 8))
}

/** Where `dataFolder` may have led before the checkout was moved, or its folder was opened or closed to others. */
export const earlierDataFolders = (): string[] => [join(checkoutFolder(), '.data'), SHELF]

const checkoutFolder = () => fileURLToPath(projectRoot())

/**
 * Makes the folder and those above it that are missing: for us alone, or as root so that the
 * database's user may pass through to its own (whatever the umask says).
 *
 * @throws NodeJS.ErrnoException when it cannot be made or written (EACCES, EROFS, ENOSPC)
 */
export function makeDataFolder(folder: string): void {
  makeMissingFolders(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  if (!statSync(folder).isDirectory())
    throw new StartupError(`${folder} is no folder: set VITRIN_DATA_DIR to one`)
  accessSync(folder, constants.W_OK)
}

/** Not Node's recursive mkdir: it says ENOENT for EROFS and never ends below /proc. */
export function makeMissingFolders(folder: string, mode: number): void {
  if (existsSync(folder)) return
  makeMissingFolders(dirname(folder), mode)
  try {
    mkdirSync(folder)
    chmodSync(folder, mode)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** The keys of this installation, made on first use and kept in `keys.json`. */
export function localKeys(folder: string): LocalKeys {
  makeDataFolder(folder)
  const fresh = () => JSON.stringify({ appKey: randomKey(), jwtSigningKey: randomKey() })
  const file = join(folder, 'keys.json')
  return parseKeys(keptFile(file, fresh), file)
}

/** @throws StartupError when the file holds no keys, for instance because the disk was full */
function parseKeys(text: string, file: string): LocalKeys {
  try {
    const { appKey, jwtSigningKey } = JSON.parse(text) as LocalKeys
    if (appKey && jwtSigningKey) return { appKey, jwtSigningKey }
  } catch {}
  throw new StartupError(
    `${file} holds no keys: put back a copy of it, or delete it to get new ones, which ends all sessions`
  )
}

const randomKey = () => randomBytes(36).toString('base64url')
