import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * The content of a private file (mode 0600) that is made on first use. Of two processes that
 * start at once one makes it and both read the same.
 *
 * @throws NodeJS.ErrnoException when the folder cannot be written (EACCES, EROFS, ENOSPC)
 */
export function keptFile(path: string, make: () => string): string {
  return readIfThere(path) ?? (publish(path, make()), readFileSync(path, 'utf8'))
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A link appears whole or not at all and never replaces another's, which neither write nor rename can say. */
function publish(path: string, content: string): void {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, content, { mode: 0o600, flush: true })
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
