import type { SentFile } from '#exceptions/pictures'
import { publish, type Published } from '#pictures/publish'
import { sha256OfFile } from '#support/parts_of_file'

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
  shape: { square?: boolean } = {}
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const sent of files) {
    const published = await publish(sent, `${sent.path}.published`, shape)
    prepared.push({ sent, sha256: await sha256OfFile(sent.path), published })
  }
  return prepared
}
