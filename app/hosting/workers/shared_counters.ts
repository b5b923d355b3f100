import { stores } from '@adonisjs/limiter'
import type { LimiterStoreContract } from '@adonisjs/limiter/types'
import type { CountCall, CountOrder } from '#hosting/workers/messages'

const makeStore = stores.memory({})

/** The counters of all workers, in the memory of their primary. */
export class SharedCounters {
  #stores = new Map<string, LimiterStoreContract>()

  /** @returns what each call answered, in order */
  run({ calls }: CountOrder): Promise<unknown[]> {
    return Promise.all(calls.map((call) => this.#call(call)))
  }

  #call({ rate, method, args }: CountCall): Promise<unknown> {
    const key = `${rate.requests}/${rate.duration}`
    const store = this.#stores.get(key) ?? makeStore(rate)
    this.#stores.set(key, store)
    return (store[method] as (...all: unknown[]) => Promise<unknown>)(...args)
  }
}
