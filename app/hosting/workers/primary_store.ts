import { errors, type LimiterResponse } from '@adonisjs/limiter'
import type { LimiterConsumptionOptions, LimiterStoreContract } from '@adonisjs/limiter/types'
import type { CountCall } from '#hosting/workers/messages'
import { ask } from '#hosting/workers/primary_line'

type Key = string | number
type Answer = Promise<LimiterResponse>

/** Counters that the primary keeps for all its workers. */
export class PrimaryStore implements LimiterStoreContract {
  readonly name = 'primary'
  readonly requests: number
  readonly duration: number
  readonly blockDuration = 0

  constructor({ requests, duration }: LimiterConsumptionOptions) {
    this.requests = requests
    this.duration = Number(duration)
  }

  async consume(key: Key, amount?: number) {
    const response = await this.increment(key, amount)
    if (response.consumed > this.requests) throw new errors.E_TOO_MANY_REQUESTS(response)
    return response
  }

  increment(key: Key, amount?: number) {
    return this.#ask('increment', key, amount) as Answer
  }

  decrement(key: Key, amount?: number) {
    return this.#ask('decrement', key, amount) as Answer
  }

  block(key: Key, duration: string | number) {
    return this.#ask('block', key, duration) as Answer
  }

  set(key: Key, requests: number, duration?: string | number) {
    return this.#ask('set', key, requests, duration) as Answer
  }

  delete(key: Key) {
    return this.#ask('delete', key) as Promise<boolean>
  }

  get(key: Key) {
    return this.#ask('get', key) as Promise<LimiterResponse | null>
  }

  async clear() {
    await this.#ask('clear')
  }

  #ask(method: CountCall['method'], ...args: CountCall['args']): Promise<unknown> {
    const { requests, duration } = this
    return ask({ rate: { requests, duration }, method, args })
  }
}
