import { setTimeout } from 'node:timers/promises'

/** A balancer that asks every second or two must not be kept waiting. */
const LIMIT_MS = 800

export interface TimedAnswer<T> {
  answer: T
  /** how long it took */
  ms: number
}

/**
 * Makes a question of health: asked once at a time, however many want to know, since health is not throttled
 * and must not drain the pool.
 *
 * @param unknown - the answer where there is none in time
 */
export function timedAnswer<T>(question: () => Promise<T>, unknown: T) {
  let asked: Promise<T> | undefined
  return async (): Promise<TimedAnswer<T>> => {
    const started = performance.now()
    asked ??= question()
      .catch(() => unknown)
      .finally(() => (asked = undefined))
    const answer = await Promise.race([asked, setTimeout(LIMIT_MS, unknown, { ref: false })])
    return { answer, ms: Math.round((performance.now() - started) * 100) / 100 }
  }
}
