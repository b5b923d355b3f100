import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'
import { dropDatabase } from '#tests/helpers/drop_database'
import { makeDataFolder, removeDataFolder } from '#tests/helpers/throwaway_folder'

/** Settings of the environment by name, e.g. `{ DB_HOST: '127.0.0.1' }`. */
export type Settings = Record<string, string>

const ADMIN_URL = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL

/** A PostgreSQL server to make databases on, and how to let go of it. */
interface Host {
  connection: pg.ClientConfig
  release(): Promise<void>
}

/**
 * A fresh database for servers that run as processes of their own: on the server of
 * TEST_DATABASE_URL or DATABASE_URL (whose role may create databases), else on a throwaway embedded one.
 */
export class RunDatabase {
  readonly #host: Host
  readonly #connection: pg.ClientConfig

  private constructor(host: Host) {
    const { host: address, port, user, password } = new pg.Client(host.connection)
    this.#host = host
    this.#connection = {
      host: address,
      port,
      user,
      password: password ?? '',
      database: `vitrin_run_${randomUUID().slice(0, 8)}`,
    }
  }

  /** @param durable - whether an embedded server writes as safely as in production */
  static async create({ url = ADMIN_URL, durable = false } = {}): Promise<RunDatabase> {
    const created = new RunDatabase(url ? named(url) : await embedded(durable))
    await run(created.#host.connection, `create database ${created.#connection.database}`)
    return created
  }

  /** What makes the application use this database. */
  get settings(): Settings {
    const { host, port, user, password, database } = this.#connection
    return {
      DB_HOST: String(host),
      DB_PORT: String(port),
      DB_USER: String(user),
      DB_PASSWORD: String(password),
      DB_NAME: String(database),
    }
  }

  /** For programs that take a connection string; a socket's folder stands in the place of the host. */
  get url(): string {
    const { host, port, user, password, database } = this.#connection
    const [address, name, secret] = [host, user, String(password)].map((part) =>
      encodeURIComponent(part!)
    )
    return `postgres://${name}:${secret}@${address}:${port}/${database}`
  }

  /** The pid of the server, which must run on this machine. */
  async postmasterPid(): Promise<string> {
    const client = new pg.Client(this.#connection)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    // The parent of a backend is the postmaster: the fourth field, after the name in brackets.
    const stat = readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8')
    await client.end()
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]!
  }

  /** @param sql - any number of statements */
  async load(sql: string): Promise<void> {
    await run(this.#connection, sql)
  }

  /** One statement at a time, each its own transaction, in one session. */
  async loadAll(statements: string[]): Promise<void> {
    const client = new pg.Client(this.#connection)
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }

  /** Something that is done to this database from outside of it. */
  administer(sql: string): Promise<void> {
    return run(this.#host.connection, sql)
  }

  /** Ends all sessions and lets no new ones in, until `allow_connections` is true again. */
  async shutOut(): Promise<void> {
    const { database } = this.#connection
    await this.administer(`alter database ${database} allow_connections false`)
    await this.administer(
      `select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname = '${database}'`
    )
  }

  async drop(): Promise<void> {
    const { connection } = this.#host
    await dropDatabase(this.#connection.database!, (statement) => run(connection, statement))
    await this.#host.release()
  }
}

const named = (connectionString: string): Host => ({
  connection: { connectionString },
  release: async () => {},
})

async function embedded(durable: boolean): Promise<Host> {
  const folder = makeDataFolder('run')
  process.on('exit', () => removeDataFolder(folder))
  const server = await EmbeddedPostgres.start(folder, durable)
  return {
    connection: server.connection,
    async release() {
      await server.release()
      removeDataFolder(folder)
    },
  }
}

async function run(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
