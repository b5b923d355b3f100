import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '#support/project_root'

export interface LocalKeys {
  appKey: string
  jwtSigningKey: string
}

/** Where the embedded database, the keys and the demo passwords lie: `VITRIN_DATA_DIR` or `.data/` in the checkout. */
export function dataFolder(configured: string | undefined): string {
  return configured ? resolve(configured) : join(fileURLToPath(projectRoot()), '.data')
}

/** The keys of this installation, made on first use and kept in `keys.json` (mode 0600). */
export function localKeys(folder: string): LocalKeys {
  const file = join(folder, 'keys.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LocalKeys
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(folder, { recursive: true })
  const fresh = { appKey: randomKey(), jwtSigningKey: randomKey() }
  writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' })
  return fresh
}

const randomKey = () => randomBytes(36).toString('base64url')
