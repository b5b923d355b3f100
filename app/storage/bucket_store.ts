import { readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type _Object as Listed,
} from '@aws-sdk/client-s3'
import type { BucketDriver } from '#storage/bucket_driver'
import type { Store, StoredFile } from '#storage/store'
import type { ByteRange } from '#support/byte_range'

/** The most that DeleteObjects takes. */
const BATCH = 1000
/** Names of ours never get other bytes. */
const FOREVER = 'public, max-age=31536000, immutable'

/** A store in a bucket. Drive knows no ranges, and changes blanks in names and refuses letters that Django took. */
export class BucketStore implements Store {
  readonly #bucket: string
  readonly #prefix: string

  constructor(private driver: BucketDriver) {
    this.#bucket = driver.place.bucket
    this.#prefix = driver.place.prefix
  }

  async put(name: string, content: Buffer | string, contentType: string): Promise<void> {
    const bytes = typeof content === 'string' ? await readFile(content) : content
    const { visibility } = this.driver.options
    const cacheControl = visibility === 'public' ? FOREVER : 'private, no-store'
    await this.driver.put(this.#key(name), bytes, { contentType, cacheControl })
  }

  async read(name: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`
    const wanted = { Bucket: this.#bucket, Key: this.#key(name), Range }
    const { Body } = await this.driver.client.send(new GetObjectCommand(wanted))
    return Body as Readable
  }

  async bytes(name: string): Promise<Buffer> {
    return Buffer.from(await this.driver.getBytes(this.#key(name)))
  }

  async stat(name: string): Promise<StoredFile> {
    const { contentLength, lastModified } = await this.driver.getMetaData(this.#key(name))
    return { name, size: contentLength, modifiedAt: lastModified }
  }

  async delete(names: string[]): Promise<void> {
    for (let from = 0; from < names.length; from += BATCH)
      await this.#deleteTogether(names.slice(from, from + BATCH))
  }

  async *list(prefix: string): AsyncIterable<StoredFile> {
    let ContinuationToken: string | undefined
    do {
      const wanted = { Bucket: this.#bucket, Prefix: this.#key(prefix), ContinuationToken }
      const page = await this.driver.client.send(new ListObjectsV2Command(wanted))
      for (const file of page.Contents ?? []) if (this.#isOwn(file)) yield this.#stored(file)
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken)
  }

  async #deleteTogether(names: string[]): Promise<void> {
    const Delete = { Objects: names.map((name) => ({ Key: this.#key(name) })), Quiet: true }
    const command = new DeleteObjectsCommand({ Bucket: this.#bucket, Delete })
    const { Errors = [] } = await this.driver.client.send(command)
    const [refused] = Errors.filter(({ Code }) => Code !== 'NoSuchKey')
    if (refused) throw new Error(`${refused.Code}: ${refused.Message} (${refused.Key})`)
  }

  #key(name: string): string {
    return `${this.#prefix}${name}`
  }

  #isOwn({ Key = '' }: Listed): boolean {
    const { without } = this.driver.place
    return !Key.endsWith('/') && !(without && Key.startsWith(without))
  }

  #stored({ Key = '', Size = 0, LastModified }: Listed): StoredFile {
    const name = Key.slice(this.#prefix.length)
    return { name, size: Size, modifiedAt: LastModified ?? new Date(0) }
  }
}
