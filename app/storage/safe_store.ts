import type { Readable } from 'node:stream'
import { Breaker } from '#storage/breaker'
import { faultOf, inTime } from '#storage/faults'
import { isStorable } from '#storage/names'
import { FileMissing, type Store, type StoredFile } from '#storage/store'
import type { ByteRange } from '#support/byte_range'

/** Asked for to see whether the store answers. */
const NO_FILE = 'vitrin-asks-whether-you-are-there'

/**
 * A store that is opened when it is first used, holds all names against `isStorable`, answers in time, and at
 * once while it is known to be away.
 */
export class SafeStore implements Store {
  #store: Promise<Store> | undefined
  #breaker = new Breaker(() => this.#answer((store) => store.stat(NO_FILE), NO_FILE))

  /**
   * @param open - makes the store that does the work; tried again at the next call when it fails
   * @param explain - gives what a call threw the words of an operator
   */
  constructor(
    private open: () => Promise<Store>,
    private explain: (error: unknown) => unknown = (error) => error
  ) {}

  async put(name: string, content: Buffer | string, contentType: string): Promise<void> {
    if (!isStorable(name)) throw new TypeError(`a file cannot be stored as ${JSON.stringify(name)}`)
    await this.#inTime((store) => store.put(name, content, contentType))
  }

  read(name: string, range?: ByteRange): Promise<Readable> {
    return this.#ask(name, (store) => store.read(name, range))
  }

  bytes(name: string): Promise<Buffer> {
    return this.#ask(name, (store) => store.bytes(name))
  }

  stat(name: string): Promise<StoredFile> {
    return this.#ask(name, (store) => store.stat(name))
  }

  async delete(names: string[]): Promise<void> {
    const storable = names.filter(isStorable)
    if (storable.length) await this.#inTime((store) => store.delete(storable))
  }

  async *list(prefix: string): AsyncIterable<StoredFile> {
    try {
      const store = await this.#opened()
      yield* store.list(prefix)
    } catch (error) {
      throw this.explain(faultOf(error as Error))
    }
  }

  async #ask<T>(name: string, question: (store: Store) => Promise<T>): Promise<T> {
    if (!isStorable(name)) throw new FileMissing(name)
    return this.#inTime(question, name)
  }

  #inTime<T>(question: (store: Store) => Promise<T>, file?: string): Promise<T> {
    return this.#breaker.run(() => this.#answer(question, file))
  }

  #answer<T>(question: (store: Store) => Promise<T>, file?: string): Promise<T> {
    return inTime(async () => question(await this.#opened()), file).catch((error: unknown) => {
      throw this.explain(error)
    })
  }

  #opened(): Promise<Store> {
    this.#store ??= this.open().catch((error: unknown) => {
      this.#store = undefined
      throw error
    })
    return this.#store
  }
}
