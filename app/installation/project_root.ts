import { existsSync } from 'node:fs'

/**
 * The checkout's folder, as a file URL: the same from the sources and from the build in it. A build
 * that was taken elsewhere, as the image's, is a root of its own.
 */
export function projectRoot(from: string = import.meta.url): URL {
  const root = new URL('../../', from)
  if (from.endsWith('.ts')) return root
  const checkout = new URL('../', root)
  return existsSync(new URL('adonisrc.ts', checkout)) ? checkout : root
}
