import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runnableBinaries } from '#hosting/embedded_postgres/binaries'
import { CLEAN_ENV, initialize, type Cluster } from '#hosting/embedded_postgres/cluster'

const LOG_LIMIT_BYTES = 5_000_000
const STOP_LIMIT_MS = 8000

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_directories=.',
  'unix_socket_permissions=0700',
  // Refused statements quote what people typed; they and their values stay out of the log.
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
]
const THROWAWAY = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'scram_iterations=1',
]

/** Refusals that end by themselves: another starter was first, or the processes of a killed server are still leaving. */
const PASSING = /lock file .* (already exists|is empty)|shared memory block .* is still in use/

/** One run of the `postgres` program, from the moment it is asked to start. */
export class Postmaster {
  #process: ChildProcess
  #log: string
  #logStart: number

  constructor(cluster: Cluster) {
    const binaries = runnableBinaries(cluster.home, cluster.identity)
    initialize(cluster, binaries)
    removeStalePidFile(cluster)
    this.#log = join(cluster.home, 'log')
    this.#logStart = rotate(this.#log)
    this.#process = run(binaries.postgres, cluster, this.#log)
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  /** What PostgreSQL said when it gave up for good; nothing while it runs or when trying again helps. */
  get fatalMessage(): string | undefined {
    if (!this.hasEnded) return undefined
    const said = readFileSync(this.#log, 'utf8').slice(this.#logStart)
    const message =
      said.match(/(?:FATAL|PANIC): +(.*)/)?.[1] ?? `postgres ended with ${this.#process.exitCode}`
    return PASSING.test(said) ? undefined : message
  }
}

/** Detached: it outlives this process and a Ctrl-C in the terminal; the last user of it stops it. */
function run(postgres: string, { folder, identity, durable }: Cluster, log: string): ChildProcess {
  const settings = [...SETTINGS, ...(durable ? [] : THROWAWAY)].flatMap((setting) => [
    '-c',
    setting,
  ])
  const output = openSync(log, 'a', 0o600)
  const child = spawn(postgres, ['-D', folder, ...settings], {
    ...identity,
    cwd: '/',
    env: CLEAN_ENV,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  child.on('error', () => {})
  child.unref()
  return child
}

/** Keeps one older log; returns the size of the log as it now is, in bytes. */
function rotate(log: string): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT_BYTES) return size
  renameSync(log, `${log}.old`)
  return 0
}

/** Asks the server to end its sessions and stop, and waits for it, at most 8 s. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = livingPid(cluster)
  if (!pid) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + STOP_LIMIT_MS
  while (isPostgres(pid) && Date.now() < deadline) await sleep(20)
}

export const isRunning = (cluster: Cluster): boolean => livingPid(cluster) !== undefined

/** The process in `postmaster.pid`, when it is there, not waiting to be reaped, and a postgres. */
function livingPid(cluster: Cluster): number | undefined {
  const pid = recordedPid(cluster)
  return pid && isPostgres(pid) ? pid : undefined
}

/**
 * After a crash the pid may name a dead process that nobody reaps, or by chance one of ours, and
 * PostgreSQL would refuse to start for ever. Orphaned backends are no danger: since PostgreSQL 12 the
 * shared memory of the data directory is checked without this file, too.
 */
function removeStalePidFile(cluster: Cluster): void {
  const pid = recordedPid(cluster)
  if (pid && !isPostgres(pid)) rmSync(join(cluster.folder, 'postmaster.pid'), { force: true })
}

function recordedPid({ folder }: Cluster): number | undefined {
  return Number(readIfThere(join(folder, 'postmaster.pid')).split('\n')[0]) || undefined
}

/** `/proc/<pid>/stat` begins `pid (name) state`. */
const isPostgres = (pid: number) => /\(postgres\) [^ZX]/.test(readIfThere(`/proc/${pid}/stat`))

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
