import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestContext } from '@japa/runner/core'
import { clusterIn, socketFolder } from '#hosting/embedded_postgres/cluster'
import { DATABASE } from '#hosting/embedded_postgres/database'
import type { Settings } from '#tests/helpers/run_database'
import { runCommand } from '#tests/helpers/run_command'
import { ServerProcess } from '#tests/helpers/server_process'
import { makeDataFolder, removeDataFolder, throwawayFolder } from '#tests/helpers/throwaway_folder'
import { until } from '#tests/helpers/children'

type Test = Pick<TestContext, 'cleanup'>

export const ADA = { username: 'ada', password: 'a-fine-engine-1843' }
const JSON_BODY = { 'Content-Type': 'application/json' }

/** An installation with everything of its own: data folder, keys, embedded database, and a folder of backups. */
export class OwnSite {
  readonly folder: string
  readonly backups: string

  constructor(
    private test: Test,
    private more: Settings = {}
  ) {
    this.folder = makeDataFolder('site')
    this.backups = throwawayFolder(test)
    test.cleanup(() => removeDataFolder(this.folder))
  }

  /** Without keys, so that they are those of the data folder. */
  get settings(): Settings {
    return {
      ...{ NODE_ENV: 'development', VITRIN_DEMO: 'false', VITRIN_DATA_DIR: this.folder },
      ...{ BACKUP_DIR: this.backups, THROTTLE_ENABLED: 'false', ...this.more },
    }
  }

  async start(): Promise<ServerProcess> {
    const server = await ServerProcess.spawn(this.test, this.settings)
    return server.ready()
  }

  run(...args: string[]) {
    return runCommand(args, this.settings)
  }

  /** Takes everything away, as a broken disk does. The server must have ended. */
  async lose(): Promise<void> {
    await this.untilStopped()
    rmSync(this.folder, { recursive: true, force: true })
  }

  untilStopped(): Promise<void> {
    return until(() => !existsSync(join(this.folder, 'postgres/cluster/postmaster.pid')))
  }

  /** Runs SQL while the server works. */
  async query<Row extends object>(sql: string): Promise<Row[]> {
    const cluster = clusterIn(this.folder, true)
    const { password } = cluster
    const way = { host: socketFolder(cluster), user: DATABASE, database: DATABASE, password }
    const client = new pg.Client(way)
    await client.connect()
    const { rows } = await client.query<Row>(sql).finally(() => client.end())
    return rows
  }
}

export async function register(url: string): Promise<{ access: string; refresh: string }> {
  const names = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' }
  const body = JSON.stringify({ ...ADA, ...names })
  const answer = await fetch(`${url}/api/v1/auth/register/`, {
    method: 'POST',
    headers: JSON_BODY,
    body,
  })
  const { tokens, access, refresh } = (await answer.json()) as Record<string, never>
  return tokens ?? { access, refresh }
}

/** @returns the status of the answer */
export async function signIn(url: string): Promise<number> {
  const body = JSON.stringify(ADA)
  const answer = await fetch(`${url}/api/v1/auth/login/`, {
    method: 'POST',
    headers: JSON_BODY,
    body,
  })
  return answer.status
}

/** A product with a picture. @returns the picture's address below the server */
export async function showProduct(url: string, access: string, bytes: Buffer): Promise<string> {
  const headers = { Authorization: `Bearer ${access}` }
  const product = await fetch(`${url}/api/v1/products/`, {
    method: 'POST',
    headers: { ...headers, ...JSON_BODY },
    body: JSON.stringify({ name: 'Lamp', description: 'Bright', price: '1.00', category_id: 1 }),
  })
  const { id } = (await product.json()) as { id: number }
  const form = new FormData()
  form.append('image', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'lamp.jpg')
  const images = `${url}/api/v1/products/${id}/images/`
  const sent = await fetch(images, { method: 'POST', headers, body: form })
  const text = await sent.text()
  return /\/media\/[^"]+/.exec(text)![0]
}
