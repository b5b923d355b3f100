import { setTimeout as sleep } from 'node:timers/promises'
import { drill } from '#tests/helpers/drill_size'

export interface Answer {
  status: number
  /** from asking to the last byte */
  ms: number
  retryAfter: string | null
}

/** A request that got no answer. */
export interface Failure {
  /** when it was asked, by performance.now() */
  asked: number
  /** e.g. ECONNREFUSED */
  code: string | undefined
}

/**
 * Clients that ask again when they are answered, and go away when they are not. They take a moment to
 * think, so that servers that start beside them get their share; in the full drill they take none.
 */
export class Load {
  readonly answers: Answer[] = []
  readonly failures: Failure[] = []
  #running = true
  #clients: Promise<void>[]

  /**
   * @param ask - the n-th request of a client
   * @param thoughtMs - between an answer and the next request
   */
  constructor(
    clients: number,
    private ask: (client: number, turn: number) => Promise<Response>,
    private thoughtMs = drill.thoughtMs
  ) {
    this.#clients = Array.from({ length: clients }, (_, client) => this.#work(client))
  }

  /** Waits for the answers that are still under way. */
  async stop(): Promise<this> {
    this.#running = false
    await Promise.all(this.#clients)
    return this
  }

  /** How often each status was answered. */
  get tally(): Record<number, number> {
    const groups = Object.groupBy(this.answers, ({ status }) => status)
    return Object.fromEntries(
      Object.entries(groups).map(([status, answers]) => [status, answers!.length])
    )
  }

  get slowest(): number {
    return Math.max(...this.answers.map(({ ms }) => ms))
  }

  async #work(client: number): Promise<void> {
    for (let turn = 0; this.#running; turn++) {
      const started = performance.now()
      try {
        const response = await this.ask(client, turn)
        await response.arrayBuffer()
        const { status, headers } = response
        const ms = performance.now() - started
        this.answers.push({ status, ms, retryAfter: headers.get('retry-after') })
        await sleep(this.thoughtMs)
      } catch (error) {
        const { cause } = error as Error & { cause?: NodeJS.ErrnoException }
        this.failures.push({ asked: started, code: cause?.code })
        return
      }
    }
  }
}
