import logger from '@adonisjs/core/services/logger'
import { StorageAwayException } from '#exceptions/storage'

/** After so many calls in a row that the store left unanswered it is away. */
const FAILURES = 3
const PAUSE_MS = 1000

/**
 * Keeps callers from waiting for a store that does not answer: once it is away they are refused at once, and it is
 * asked once a second whether it is back. Any answer is a sign of life, a refusal too.
 */
export class Breaker {
  #failures = 0
  #awaySince: number | undefined

  /** @param probe - a question that costs the store little; rejects while it is away */
  constructor(private probe: () => Promise<unknown>) {}

  /** @throws StorageAwayException, without a cause while the store is known to be away */
  async run<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#awaySince !== undefined) throw new StorageAwayException()
    try {
      const answer = await ask()
      this.#hear()
      return answer
    } catch (error) {
      if (isSilence(error)) this.#miss(error)
      else this.#hear()
      throw error
    }
  }

  #miss({ cause, trouble }: StorageAwayException): void {
    if (++this.#failures < FAILURES || this.#awaySince !== undefined) return
    this.#awaySince = performance.now()
    const reason = trouble ?? (cause as Error | undefined)?.message
    logger.error(
      { reason },
      'the store of files is away: uploads are answered 503 until it is back'
    )
    this.#look()
  }

  #hear(): void {
    this.#failures = 0
    if (this.#awaySince === undefined) return
    const seconds = Math.round((performance.now() - this.#awaySince) / 1000)
    this.#awaySince = undefined
    logger.info({ seconds }, 'the store of files is back')
  }

  #look(): void {
    setTimeout(async () => {
      if (this.#awaySince === undefined) return
      const isBack = await this.probe().then(
        () => true,
        (error: unknown) => !isSilence(error)
      )
      if (!isBack) return this.#look()
      this.#hear()
      // Reads may be answered while writes are not: one more failure is enough.
      this.#failures = FAILURES - 1
    }, PAUSE_MS).unref()
  }
}

const isSilence = (error: unknown): error is StorageAwayException =>
  error instanceof StorageAwayException && error.isSilence
