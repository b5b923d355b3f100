import type { SentFile } from '#exceptions/pictures'
import { inPool } from '#pictures/pool'
import type { Published } from '#pictures/publish'
import { refusalOf } from '#pictures/refusal'

/** A file that was sent and its clean copy, both still in a temporary place. */
export interface Prepared {
  sent: SentFile
  /** of what was sent, in hex */
  sha256: string
  published: Published
}

/**
 * Makes the clean copies of files, one after the other, so that a request of twelve pictures leaves room for
 * others.
 *
 * @throws a refusal of #exceptions/pictures for the first that is not taken
 */
export async function preparePictures(
  files: SentFile[],
  { square = false } = {}
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const sent of files) {
    const published = await publish(sent, square)
    prepared.push({ sent, sha256: published.original, published })
  }
  return prepared
}

async function publish(sent: SentFile, square: boolean): Promise<Published> {
  const { path, bytes } = sent
  try {
    return await inPool('publish', { file: { path, bytes }, target: `${path}.published`, square })
  } catch (error) {
    throw refusalOf(error, sent)
  }
}
