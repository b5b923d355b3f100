import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  '{app,bin,config,database,resources,start}/**/*.*',
  '{adonisrc.ts,package.json,package-lock.json,tsconfig.json}',
]
/** Those who use the client build it. */
const NOT_BUILT = ['resources/sdk']

/** The file of a build that holds the digest of what it was made of. */
export const STAMP = '.sources'

/** A digest of everything that the build is made of. */
export function digestOfSources(checkout = '.'): string {
  const digest = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: checkout, exclude: NOT_BUILT }).sort())
    digest.update(`${file}\0`).update(readFileSync(join(checkout, file)))
  return digest.digest('hex')
}

/** Whether `build/` was made of the sources as they are now. */
export function isBuilt(checkout = '.'): boolean {
  const stamp = join(checkout, 'build', STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfSources(checkout)
}
