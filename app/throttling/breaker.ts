/** What a caller may wait for the other side. */
const LIMIT_MS = 150

/**
 * Stands between us and something that we can do without. After one failure it is left alone until
 * somebody says that it is back, so that no caller waits for what is known to be away.
 */
export class Breaker {
  away = false

  /** @param changed - told once when the other side goes, with the reason, and once when it is back */
  constructor(private changed: (away: boolean, error?: unknown) => void) {}

  async run<T>(attempt: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
    if (this.away) return instead()
    try {
      return await inTime(attempt())
    } catch (error) {
      this.leave(error)
      return instead()
    }
  }

  leave(error: unknown): void {
    if (this.away) return
    this.away = true
    this.changed(true, error)
  }

  comeBack(): void {
    if (!this.away) return
    this.away = false
    this.changed(false)
  }
}

/** Two waits, as this process may have been busy itself: between them it reads what has arrived. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () => reject(new Error(`no answer within ${LIMIT_MS} ms`))
  let timer = setTimeout(() => (timer = setTimeout(late, LIMIT_MS / 2)), LIMIT_MS / 2)
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer))
}
