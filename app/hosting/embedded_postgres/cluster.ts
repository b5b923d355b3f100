import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { keptFile } from '#installation/kept_file'
import { makeDataFolder } from '#installation/data_folder'
import { settle, withInitdb, type Binaries } from '#hosting/embedded_postgres/binaries'
import { canEnter, identityFor, type Identity } from '#installation/identity'
import { StartupError } from '#support/startup_error'

/** A PostgreSQL cluster in `<data folder>/postgres/`, which belongs to the user that runs it. */
export interface Cluster {
  /** Holds everything below, the log and, where needed, a copy of the programs. */
  home: string
  /** PGDATA, with the socket in it. */
  folder: string
  passwordFile: string
  password: string
  identity: Identity | undefined
  /** Off for throwaway clusters only: a crash of the machine may then lose everything. */
  durable: boolean
}

/** Nothing of the caller's environment (PGDATA, LC_ALL, TZ …) leaks into the server. */
export const CLEAN_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * The cluster's place in the data folder, made when it is not there yet.
 *
 * @throws StartupError when the unprivileged user cannot get there
 */
export function clusterIn(dataFolder: string, durable: boolean): Cluster {
  const home = join(dataFolder, 'postgres')
  const identity = identityFor(home)
  makeDataFolder(dataFolder)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (identity) chownSync(home, identity.uid, identity.gid)
  if (identity && !canEnter(home, identity))
    throw new StartupError(
      `PostgreSQL does not run as root, and user ${identity.uid} cannot enter ${home}: open its parent folders (chmod o+x) or set VITRIN_DATA_DIR to another place`
    )

  const passwordFile = join(home, 'password')
  const password = keptFile(passwordFile, () => randomBytes(24).toString('base64url'))
  if (identity) chownSync(passwordFile, identity.uid, identity.gid)
  return { home, folder: join(home, 'cluster'), passwordFile, password, identity, durable }
}

/** Runs `initdb` beside the final place and moves the result there, so a half-made cluster is never started. */
export function initialize(cluster: Cluster, binaries: Binaries): void {
  if (existsSync(cluster.folder)) return
  const draft = join(cluster.home, `init-${process.pid}`)
  const options = { ...cluster.identity, cwd: '/', env: CLEAN_ENV, encoding: 'utf8' as const }
  // In a session of its own: a Ctrl-C in the terminal is ours to answer.
  const detached = { ...options, detached: true }
  const { status, stderr } = withInitdb(binaries, cluster.identity, (initdb) =>
    spawnSync(initdb, initdbArguments(draft, cluster), detached)
  )
  if (status === 0) settle(draft, cluster.folder)
  rmSync(draft, { recursive: true, force: true })
  if (!existsSync(cluster.folder))
    throw new StartupError(`No database could be made in ${cluster.home}: ${cause(stderr)}`)
  removeDrafts(cluster.home)
}

const initdbArguments = (draft: string, { durable, passwordFile }: Cluster) => [
  ...['-D', draft, '-U', 'postgres', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
  ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
  ...(durable ? [] : ['--no-sync']),
]

/** Those of killed starters; one that is still at work goes on with the cluster that is now there. */
function removeDrafts(home: string): void {
  for (const name of readdirSync(home))
    if (name.startsWith('init-')) rmSync(join(home, name), { recursive: true, force: true })
}

const cause = (stderr: string) =>
  stderr.match(/(?:error|FATAL|PANIC): +(.*)/)?.[1] ??
  (stderr.trim().split('\n').at(-1) || 'initdb failed')

/** Where clients find the socket. Its address holds 107 bytes, so a longer path goes by an open descriptor. */
export function socketFolder({ home, folder }: Cluster): string {
  const address = `${folder}/.s.PGSQL.5432`
  if (Buffer.byteLength(address) <= 107) return folder
  return `/proc/self/fd/${openSync(home, 'r')}/${basename(folder)}`
}
