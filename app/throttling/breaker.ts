interface Options {
  /** asks whether the other side is there again */
  probe: () => Promise<unknown>
  /** told once when the other side goes, with what was seen of it, and once when it is back */
  changed: (away: boolean, error?: unknown) => void
  /** what a caller may wait for the other side */
  limitMs?: number
  /** between two questions */
  pauseMs?: number
  clock?: () => number
}

/**
 * Stands between us and something that we can do without. After one failure it is left alone for a
 * pause; then a question of its own tries it, so that no caller ever waits for what is known to be
 * away.
 */
export class Breaker {
  #askAgainAt = 0
  #away = false
  #options: Required<Options>

  constructor(options: Options) {
    this.#options = { limitMs: 150, pauseMs: 2000, clock: Date.now, ...options }
  }

  get away(): boolean {
    return this.#away
  }

  async run<T>(attempt: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
    if (this.#away) {
      this.#askInTime()
      return instead()
    }
    try {
      return await this.#inTime(attempt())
    } catch (error) {
      this.#leave(error)
      return instead()
    }
  }

  /**
   * Two waits, as this process itself may have been busy for so long: between them it reads what has
   * arrived meanwhile.
   */
  async #inTime<T>(answer: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>()
    const half = this.#options.limitMs / 2
    let timer = setTimeout(() => {
      timer = setTimeout(() => reject(new Error(`no answer within ${2 * half} ms`)), half)
    }, half)
    return Promise.race([answer, promise]).finally(() => clearTimeout(timer))
  }

  #leave(error: unknown): void {
    if (this.#away) return
    this.#away = true
    this.#pause()
    this.#options.changed(true, error)
  }

  #askInTime(): void {
    if (this.#options.clock() < this.#askAgainAt) return
    this.#pause()
    void this.#inTime(this.#options.probe()).then(
      () => this.#return(),
      () => this.#pause()
    )
  }

  #return(): void {
    this.#away = false
    this.#options.changed(false)
  }

  #pause(): void {
    this.#askAgainAt = this.#options.clock() + this.#options.pauseMs
  }
}
