import type { Readable } from 'node:stream'
import type { ByteRange } from '#support/byte_range'

export interface StoredFile {
  name: string
  size: number
  modifiedAt: Date
}

/**
 * Files by name, see `isStorable`. Every call ends within 10 seconds.
 *
 * @throws FileMissing by what reads, StorageFullException by `put`, StorageAwayException by all
 */
export interface Store {
  /**
   * Whole or not at all; in the place of what has this name.
   *
   * @param content - bytes, or the path of a file of this machine that has them
   */
  put(name: string, content: Buffer | string, contentType: string): Promise<void>
  /** The file is open when this returns; whoever gets the stream reads or destroys it. */
  read(name: string, range?: ByteRange): Promise<Readable>
  bytes(name: string): Promise<Buffer>
  stat(name: string): Promise<StoredFile>
  /** Those that are not there are fine. */
  delete(names: string[]): Promise<void>
  /** In no order that matters. @param prefix - a folder that ends in `/`, or '' for all */
  list(prefix: string): AsyncIterable<StoredFile>
}

/** There is no file of this name in the store. */
export class FileMissing extends Error {
  constructor(readonly file: string) {
    super(`${file} is not in the store`)
  }
}
