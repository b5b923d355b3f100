import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'

const SOURCES = [
  '{app,bin,config,database,resources,start}/**/*.*',
  '{adonisrc.ts,package.json,package-lock.json,tsconfig.json}',
]
/** Those who use the client build it. */
const NOT_BUILT = ['resources/sdk']

/** The file of a build that holds the digest of what it was made of. */
export const STAMP = '.sources'

/** A digest of everything that the build is made of, in the folder that this process runs in. */
export function digestOfSources(): string {
  const digest = createHash('sha256')
  for (const file of globSync(SOURCES, { exclude: NOT_BUILT }).sort())
    digest.update(`${file}\0`).update(readFileSync(file))
  return digest.digest('hex')
}
