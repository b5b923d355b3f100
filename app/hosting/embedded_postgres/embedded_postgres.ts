import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clusterIn, socketFolder, type Cluster } from '#hosting/embedded_postgres/cluster'
import { createDatabase, DATABASE, isDatabaseMissing } from '#hosting/embedded_postgres/database'
import { isRunning, Postmaster, stopPostmaster } from '#hosting/embedded_postgres/postmaster'
import { StartupError } from '#support/startup_error'

declare module 'pg' {
  interface Client {
    /** There since pg 8.5, missing in its types: the session alone does not keep the process alive. */
    unref(): void
    ref(): void
  }
}

/** Shared by every process that uses the cluster, so whoever gets it alone is the last one. */
const PRESENCE_LOCK = 7_264_918
const PATIENCE_MS = 30_000
const RELEASE_LIMIT_MS = 12_000

/**
 * A real PostgreSQL 18 of this installation's own, on a Unix socket in the data folder. Processes
 * attach to the running server or start it; it is started again when it dies; the last process
 * that releases it stops it. After kill -9 of either side the next start finds its way alone.
 */
export class EmbeddedPostgres {
  /** For `pg`, complete: nothing is left to PG* variables of the environment. */
  readonly connection: pg.ClientConfig
  #cluster: Cluster
  #presence: pg.Client | undefined
  #postmaster: Postmaster | undefined
  #recovery = Promise.resolve()
  #released = false

  private constructor(cluster: Cluster) {
    this.#cluster = cluster
    this.connection = {
      host: socketFolder(cluster),
      port: 5432,
      user: DATABASE,
      password: cluster.password,
      database: DATABASE,
      ssl: false,
    }
  }

  /**
   * @param dataFolder - where the cluster lies, in `postgres/`
   * @param durable - false only for clusters that are thrown away
   * @throws StartupError when there is no server within 30 s, or at once when waiting cannot help
   */
  static async start(dataFolder: string, durable: boolean): Promise<EmbeddedPostgres> {
    const server = new EmbeddedPostgres(clusterIn(dataFolder, durable))
    await server.#enter(Date.now() + PATIENCE_MS)
    return server
  }

  /** Leaves, and stops the server when nobody else is using it. Never throws and never hangs. */
  async release(): Promise<void> {
    this.#released = true
    const leaving = this.#leave().catch(() => {})
    await Promise.race([leaving, sleep(RELEASE_LIMIT_MS, undefined, { ref: false })])
  }

  /** Also after a crash: a server that comes back, or that we had just started again, would be left running. */
  async #leave(): Promise<void> {
    await this.#recovery
    for (;;) {
      try {
        return await this.#leaveBy(this.#presence ?? (await this.#connect()))
      } catch {
        this.#presence = undefined
        if (!this.#runs) return
        await sleep(100)
      }
    }
  }

  async #leaveBy(presence: pg.Client): Promise<void> {
    presence.ref()
    await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await presence.query<{ last: boolean }>(
      'select pg_try_advisory_lock($1) as last',
      [PRESENCE_LOCK]
    )
    if (rows[0]?.last) await stopPostmaster(this.#cluster)
    await presence.end()
  }

  get #runs(): boolean {
    return isRunning(this.#cluster) || this.#postmaster?.hasEnded === false
  }

  async #enter(deadline: number): Promise<void> {
    while (!this.#released) {
      try {
        this.#watch(await this.#connect())
        return
      } catch (error) {
        await this.#mend(error as NodeJS.ErrnoException, deadline)
      }
      await sleep(100)
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.connection,
      connectionTimeoutMillis: 5000,
      application_name: 'vitrin presence',
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
      return client
    } catch (error) {
      void client.end().catch(() => {})
      throw error
    }
  }

  async #mend(error: NodeJS.ErrnoException, deadline: number): Promise<void> {
    const lasting = error.code === 'EACCES' ? error.message : this.#postmaster?.fatalMessage
    if (lasting || Date.now() > deadline) throw this.#hopeless(lasting ?? error.message)
    if (isDatabaseMissing(error)) await createDatabase(this.connection, this.#rights)
    if (isNobodyThere(error)) this.#launch()
  }

  #hopeless(reason: string): StartupError {
    return new StartupError(`PostgreSQL in ${this.#cluster.home} does not start: ${reason}`)
  }

  /** Unless our last attempt is still starting; another process's attempt would make ours end by itself. */
  #launch(): void {
    if (this.#postmaster?.hasEnded ?? true) this.#postmaster = new Postmaster(this.#cluster)
  }

  /** Tests break indexes on purpose, which only a superuser can; the application needs no such right. */
  get #rights(): string {
    return this.#cluster.durable ? 'createdb' : 'superuser'
  }

  /** The session ends when the server does; this process brings it back while requests are answered 503. */
  #watch(presence: pg.Client): void {
    this.#presence = presence
    presence.unref()
    presence.once('end', () => {
      this.#presence = undefined
      this.#postmaster = undefined
      this.#recovery = this.#recover()
    })
  }

  /** A full disk or a slow recovery may be over in a while, so it never gives up. */
  async #recover(): Promise<void> {
    while (!this.#released) {
      try {
        return await this.#enter(Date.now() + PATIENCE_MS)
      } catch {
        this.#postmaster = undefined
        await sleep(1000)
      }
    }
  }
}

const isNobodyThere = ({ code }: NodeJS.ErrnoException) =>
  code === 'ECONNREFUSED' || code === 'ENOENT'
