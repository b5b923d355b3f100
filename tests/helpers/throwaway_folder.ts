import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from '@japa/runner/core'

/** @param kind - of use, told by the folder's name */
export function makeDataFolder(kind: string): string {
  const folder = mkdtempSync(join(tmpdir(), `vitrin-${kind}-`))
  // As root PostgreSQL runs as another user, who passes through here.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  return folder
}

/** A folder that goes with the test, and with it the database in it, in whatever state that is. */
export function throwawayFolder({ cleanup }: Pick<TestContext, 'cleanup'>): string {
  const folder = makeDataFolder('test')
  cleanup(() => removeDataFolder(folder))
  return folder
}

/** Whatever serves the database in it is killed. */
export function removeDataFolder(folder: string): void {
  const pid = postmasterOf(folder)
  if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** The process that serves the data folder's cluster, as its pid file says. */
export function postmasterOf(dataFolder: string): number | undefined {
  try {
    const file = join(dataFolder, 'postgres/cluster/postmaster.pid')
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** Zombies, which wait for their parent to look, count as dead. */
export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
