import type pg from 'pg'
import { readArchive, type Piece } from '#backup/archive_reader'
import { BrokenBackup } from '#backup/failures'
import { Catalog, nameOf, type Schema, type Table } from '#backup/catalog/catalog'
import { ENTRIES, folderOf, type Manifest } from '#backup/manifest'
import type { Progress } from '#backup/progress'
import { copyOut, RowsIn } from '#backup/rows'
import { settleTransaction } from '#backup/snapshot'

/** What the archive says of its tables, in front of the rows. */
interface Tables extends Schema {
  server: number
  tables: Table[]
}

const MAJOR = 10_000

/**
 * Makes what an archive holds in an empty database, and holds all of it against the manifest: every row, every
 * sequence, the tables themselves. All in the transaction that the session is in, so that there is nothing or
 * everything.
 *
 * @throws BrokenBackup, DatabaseError
 */
export async function loadBackup(
  path: string,
  client: pg.Client,
  onProgress: Progress
): Promise<Manifest> {
  await settleTransaction(client)
  // Functions of an index or a rule may name their tables without a schema; SQL of ours never does.
  await client.query(`set local search_path = public; set local check_function_bodies = off`)
  const loading = new Loading(path, client, onProgress)
  const manifest = await readArchive(path, (piece) => loading.take(piece))
  await loading.finish()
  for (const sequence of manifest.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [
      nameOf(sequence),
      sequence.value,
      sequence.isCalled,
    ])
  await loading.compare(manifest)
  return manifest
}

/** A rule that PostgreSQL has read and told again has its casts and brackets elsewhere. */
const plain = (statement: string) =>
  statement.replace(/::(character varying|text)(\(\d+\))?(\[\])?/g, '').replace(/[()\s]/g, '')

class Loading {
  #tables: Tables | undefined
  #folder: string | undefined
  #rows: RowsIn | undefined
  #isMade = false

  constructor(
    private path: string,
    private client: pg.Client,
    private onProgress: Progress
  ) {}

  async take({ name, bytes }: Piece): Promise<void> {
    if (name === ENTRIES.schema) {
      this.#tables = JSON.parse(bytes.toString()) as Tables
      for (const statement of this.#tables.before) await this.client.query(statement)
    } else if (name.startsWith('database/rows/')) {
      await this.#takeRows(name, bytes)
    } else if (name.startsWith('media/')) {
      await this.finish()
    }
  }

  async #takeRows(name: string, bytes: Buffer): Promise<void> {
    const folder = name.slice(0, name.lastIndexOf('/') + 1)
    if (folder !== this.#folder) {
      await this.#rows?.close()
      const tables = this.#tables?.tables ?? []
      const done = tables.findIndex((table) => folderOf(table) === folder)
      const table = tables[done]
      if (!table) throw new BrokenBackup(`${this.path} has rows of a table that it does not have`)
      this.onProgress({ step: table.name, done, total: tables.length })
      this.#rows = new RowsIn(this.client, table)
      this.#folder = folder
    }
    await this.#rows!.add(bytes)
  }

  /** Makes what comes after the rows; once. */
  async finish(): Promise<void> {
    if (this.#isMade) return
    this.#isMade = true
    await this.#rows?.close()
    this.onProgress({ step: 'indexes', done: 0 })
    for (const statement of this.#tables?.after ?? []) await this.client.query(statement)
  }

  async compare(manifest: Manifest): Promise<void> {
    await this.client.query(`set local search_path = ''`)
    for (const [done, { rows, sha256, ...table }] of manifest.tables.entries()) {
      this.onProgress({ step: `check ${table.name}`, done, total: manifest.tables.length })
      const is = await copyOut(this.client, table)
      if (is.rows !== rows || is.sha256 !== sha256)
        throw new BrokenBackup(
          `${this.path}: table ${table.name} came back with ${is.rows} rows of ${rows}, ${is.rows === rows ? 'some of them changed' : 'and they were expected to be equal'}`
        )
    }
    await this.#compareSchema(manifest.server)
  }

  /** Another version of PostgreSQL may word the same differently. */
  async #compareSchema(server: number): Promise<void> {
    const { rows } = await this.client.query<{ here: number; schemas: string[] }>(
      `select current_setting('server_version_num')::int as here,
        (select array_agg(nspname::text) from pg_namespace where nspname in ('public', 'jobs')) as schemas`
    )
    const [{ here, schemas }] = rows as [{ here: number; schemas: string[] }]
    if (Math.floor(here / MAJOR) !== Math.floor(server / MAJOR)) return
    const { before, after } = await new Catalog(this.client, schemas).schema()
    const is = new Set([...before, ...after].map(plain))
    const wanted = [...this.#tables!.before, ...this.#tables!.after]
    const missing = wanted.find((statement) => !is.has(plain(statement)))
    if (missing)
      throw new BrokenBackup(`${this.path}: this came back otherwise: ${missing.slice(0, 200)}`)
  }
}
