import { createHash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { columnsOf, nameOf, type Table } from '#backup/catalog/catalog'

/** Bytes of text that are compressed at once, and so about what a backup needs of memory. */
const PIECE_BYTES = 4_000_000
/** The quickest: rows shrink to a quarter, and a level more costs twice the time. */
const LEVEL = 1

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** How many rows were copied, and the digest of their text. */
export interface Copied {
  rows: number
  sha256: string
}

/**
 * Reads the rows of a table in the order in which they lie on the disk.
 *
 * @param take - gets the compressed text in pieces; without it the rows are only counted and digested
 */
export async function copyOut(
  client: pg.Client,
  table: Table,
  take?: (piece: Buffer) => Promise<void>
): Promise<Copied> {
  const digest = createHash('sha256')
  const stream = client.query(to(`copy ${nameOf(table)} (${columnsOf(table)}) to stdout`))
  let waiting: Buffer[] = []
  let size = 0
  const flush = async () => {
    if (take && size) await take(await compress(Buffer.concat(waiting), { level: LEVEL }))
    waiting = []
    size = 0
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    digest.update(chunk)
    if (!take) continue
    waiting.push(chunk)
    size += chunk.length
    if (size >= PIECE_BYTES) await flush()
  }
  await flush()
  return { rows: stream.rowCount, sha256: digest.digest('hex') }
}

/** Takes pieces of a table's rows until it is closed. */
export class RowsIn {
  readonly #stream
  readonly #outcome: Promise<void>

  constructor(client: pg.Client, table: Table) {
    const copy = `copy ${nameOf(table)} (${columnsOf(table)}) from stdin with (freeze)`
    this.#stream = client.query(from(copy))
    this.#outcome = finished(this.#stream)
    // Heard by whoever adds or closes.
    this.#outcome.catch(() => {})
  }

  async add(piece: Buffer): Promise<void> {
    const text = await decompress(piece)
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#stream.write(text, () => resolve())
    await Promise.race([promise, this.#outcome])
  }

  async close(): Promise<void> {
    this.#stream.end()
    await this.#outcome
  }
}
