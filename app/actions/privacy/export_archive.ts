import { Readable } from 'node:stream'
import logger from '@adonisjs/core/services/logger'
import { ZipFile } from 'yazl'
import { linesOf, picturesOf, SECTIONS } from '#queries/privacy/export_rows'
import { FileMissing } from '#storage/store'
import { askEither } from '#storage/read_either'

/** Pictures are pressed already. */
const PICTURE = { compress: false }

/**
 * What is kept of somebody as the bytes of a zip: a file of JSON Lines for each kind of thing, and their pictures.
 * Memory holds some rows and a piece of one picture, however much there is.
 */
export async function exportArchive(userId: number): Promise<Readable> {
  const zip = new ZipFile()
  for (const [name, section] of Object.entries(SECTIONS))
    zip.addReadStreamLazy(`${name}.jsonl`, {}, (give) =>
      give(null, Readable.from(linesOf(section, userId), { objectMode: false }))
    )
  for (const name of await picturesOf(userId))
    zip.addReadStreamLazy(`pictures/${name}`, PICTURE, (give) =>
      give(null, Readable.from(bytesOf(name), { objectMode: false }))
    )
  zip.end()
  const bytes = zip.outputStream as Readable
  zip.on('error', (error: Error) => bytes.destroy(error))
  return bytes
}

/** One that no store has any more is an empty file, so that the others arrive. */
async function* bytesOf(name: string): AsyncGenerator<Buffer> {
  try {
    yield* await askEither(true, (store) => store.read(name))
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    logger.warn({ file: name }, 'a picture of an export is in neither store')
  }
}
