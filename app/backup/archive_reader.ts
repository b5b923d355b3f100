import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { extract, type Header } from 'tar-stream'
import { BrokenBackup } from '#backup/failures'
import { FORMAT, HEAD, MANIFEST, type Manifest } from '#backup/manifest'
import { Seal, type Sealing } from '#backup/seal'

/** The end of a file in which its manifest is looked for. */
const TAIL_BYTES = 4_000_000
const BLOCK = 512
/** What is read into memory at once; pictures and pieces of rows are far smaller. */
const MAX_ENTRY_BYTES = 1_000_000_000

/** An entry of an archive: its name and its bytes, which are read one after the other. */
export interface Piece {
  name: string
  bytes: Buffer
}

/**
 * Gives each entry but the manifest to `take`, in their order, and holds all of them against the manifest.
 *
 * @throws BrokenBackup when it was cut off or changed; what was taken until then is worth nothing
 */
export async function readArchive(
  path: string,
  take: (piece: Piece) => Promise<void> = async () => {}
): Promise<Manifest> {
  const digest = createHash('sha256')
  let manifest: Manifest | undefined
  for await (const { name, bytes } of plainEntriesOf(path)) {
    if (name === MANIFEST) {
      manifest = manifestIn(path, bytes)
      continue
    }
    digest.update(`${name}\n${bytes.length}\n`).update(bytes)
    await take({ name, bytes })
  }
  if (!manifest) throw cutOff(path)
  if (manifest.sha256 !== digest.digest('hex'))
    throw new BrokenBackup(`${path} is not as it was written: its checksum differs`)
  return manifest
}

/** What the first entry says; an archive that is not sealed has no sealing. */
export type Head = Pick<Manifest, 'format' | 'createdAt' | 'version' | 'database'> & {
  sealing?: Sealing
}

/** @throws BrokenBackup when the first entry is another */
async function sealIn(path: string, { name, bytes }: Piece): Promise<Seal | undefined> {
  if (name !== HEAD) throw new BrokenBackup(`${path} is no backup of Vitrin`)
  const { sealing } = readJson(bytes) as Partial<Head>
  return sealing && Seal.of(path, sealing)
}

/** The entries as they were before an archive was sealed. */
async function* plainEntriesOf(path: string): AsyncIterable<Piece> {
  let seal: Seal | undefined
  let isFirst = true
  for await (const piece of entriesOf(path)) {
    if (isFirst) seal = await sealIn(path, piece)
    yield isFirst || !seal ? piece : { ...piece, bytes: opened(path, seal, piece) }
    isFirst = false
  }
}

function opened(path: string, seal: Seal, { name, bytes }: Piece): Buffer {
  try {
    return seal.open(name, bytes)
  } catch {
    throw new BrokenBackup(`${path} was changed, or its password is another`)
  }
}

/** The first entry alone. @throws BrokenBackup */
export async function headOf(path: string): Promise<Partial<Head>> {
  for await (const { name, bytes } of entriesOf(path)) {
    if (name !== HEAD) throw new BrokenBackup(`${path} is no backup of Vitrin`)
    return readJson(bytes) as Partial<Head>
  }
  throw cutOff(path)
}

/**
 * What an archive says of itself, without a look at most of it: its manifest, or of one that is sealed its head.
 *
 * @throws BrokenBackup when there is no manifest at the end of the file
 */
export async function manifestOf(path: string): Promise<Pick<Manifest, 'version'>> {
  const { sealing, version = '' } = await headOf(path)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size - (size % BLOCK), TAIL_BYTES))
    await file.read(tail, 0, tail.length, size - (size % BLOCK) - tail.length)
    const last = lastEntry(path, tail)
    return sealing ? { version } : manifestIn(path, last)
  } finally {
    await file.close()
  }
}

/** The block before a file's bytes begins with its name and holds its size in octal digits. */
function lastEntry(path: string, tail: Buffer): Buffer {
  const head = Buffer.from(`${MANIFEST}\0`)
  for (let at = tail.length - BLOCK; at >= 0; at -= BLOCK) {
    if (!tail.subarray(at, at + head.length).equals(head)) continue
    const size = Number.parseInt(tail.toString('latin1', at + 124, at + 136), 8)
    return tail.subarray(at + BLOCK, at + BLOCK + size)
  }
  throw cutOff(path)
}

function manifestIn(path: string, bytes: Buffer): Manifest {
  const { format } = readJson(bytes) as { format?: number }
  if (format === FORMAT) return readJson(bytes) as Manifest
  if (Number(format) > FORMAT)
    throw new BrokenBackup(`${path} was written by a newer release: restore it with that one`)
  throw cutOff(path)
}

function readJson(bytes: Buffer): object {
  try {
    return JSON.parse(bytes.toString()) as object
  } catch {
    return {}
  }
}

const cutOff = (path: string) =>
  new BrokenBackup(`${path} is no whole backup: it was cut off before its end`)

async function* entriesOf(path: string): AsyncIterable<Piece> {
  const source = createReadStream(path, { highWaterMark: 1_000_000 })
  const entries = extract()
  source.on('error', (error) => entries.destroy(error))
  source.pipe(entries)
  try {
    for await (const entry of entries) yield await pieceOf(path, entry)
  } catch (error) {
    throw isOfTar(error) ? cutOff(path) : error
  } finally {
    source.destroy()
  }
}

interface Source extends AsyncIterable<unknown> {
  header: Header
}

async function pieceOf(path: string, source: Source): Promise<Piece> {
  const { name, size } = source.header
  if (size > MAX_ENTRY_BYTES) throw new BrokenBackup(`${path} has an entry that is too large`)
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk as Buffer)
  return { name, bytes: Buffer.concat(chunks) }
}

/** tar-stream throws plain errors of these words for what is no tar, or only the beginning of one. */
const isOfTar = (error: unknown) =>
  /Unexpected end of data|Invalid header|Invalid tar header|Header exceeds max size|Writable stream closed|Premature close/.test(
    (error as Error).message
  )
