import { hash } from 'node:crypto'
import type { LimiterStoreContract } from '@adonisjs/limiter/types'
import type { Breaker } from '#throttling/breaker'
import env from '#start/env'

type Key = string | number

interface Stores {
  /** shared with other processes */
  far: LimiterStoreContract
  /** counts while the other is away */
  near: LimiterStoreContract
  breaker: Breaker
}

/** Counts in the far store while that answers, in the near one else: a limit bites either way. */
export class GuardedStore implements LimiterStoreContract {
  readonly name = 'guarded'
  #stores: Stores

  constructor(stores: Stores) {
    this.#stores = stores
  }

  get requests() {
    return this.#stores.near.requests
  }

  get duration() {
    return this.#stores.near.duration
  }

  get blockDuration() {
    return this.#stores.near.blockDuration
  }

  consume(key: Key, amount?: number) {
    return this.#run((store) => store.consume(nameless(key), amount))
  }

  increment(key: Key, amount?: number) {
    return this.#run((store) => store.increment(nameless(key), amount))
  }

  decrement(key: Key, amount?: number) {
    return this.#run((store) => store.decrement(nameless(key), amount))
  }

  block(key: Key, duration: string | number) {
    return this.#run((store) => store.block(nameless(key), duration))
  }

  set(key: Key, requests: number, duration?: string | number) {
    return this.#run((store) => store.set(nameless(key), requests, duration))
  }

  delete(key: Key) {
    return this.#run((store) => store.delete(nameless(key)))
  }

  get(key: Key) {
    return this.#run((store) => store.get(nameless(key)))
  }

  async clear() {
    await this.#stores.near.clear()
    await this.#run((store) => store.clear())
  }

  #run<T>(count: (store: LimiterStoreContract) => Promise<T>): Promise<T> {
    const { far, near, breaker } = this.#stores
    return breaker.run(
      () => count(far),
      () => count(near)
    )
  }
}

/** Keys hold addresses and e-mails, which are nobody's business outside of this process. */
const nameless = (key: Key) => hash('sha256', `${env.get('APP_KEY')} ${key}`, 'base64url')
