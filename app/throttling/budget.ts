import limiter from '@adonisjs/limiter/services/main'
import { counterKey, counting } from '#throttling/counters'
import type { Rate } from '#throttling/rate'
import { judge, windowAt, type Verdict } from '#throttling/sliding_window'

/** What is left of a rate for one key, after this request. */
export interface Budget extends Rate, Verdict {
  scope: string
}

/** New keys of one scope until its counters are dropped: a bound on memory, not on requests. */
const MAX_KEYS = 200_000
const newKeys = new Map<string, number>()

/**
 * Counts one request against a rate. It is counted before it is judged, so that a burst cannot pass
 * in between, and taken back when it is refused: asking on does not make the wait longer.
 */
export async function spend(scope: string, rate: Rate, key: string): Promise<Budget> {
  // A window is still asked for while the next one runs.
  const counter = { requests: rate.requests, duration: 2 * rate.seconds }
  const { index, elapsedMs } = windowAt(rate, Date.now())
  const [now, before] = [counterKey(scope, key, index), counterKey(scope, key, index - 1)]
  return counting(counter, async (counters) => {
    const [current, previous] = await Promise.all([counters.increment(now), counters.get(before)])
    if (current.consumed === 1 && isFull(scope)) await limiter.use('memory', counter).clear()
    const windows = { previous: previous?.consumed ?? 0, current: current.consumed, elapsedMs }
    const verdict = judge(rate, windows)
    if (verdict.exceeded) await counters.decrement(now)
    return { ...rate, ...verdict, scope }
  })
}

function isFull(scope: string): boolean {
  const count = (newKeys.get(scope) ?? 0) + 1
  newKeys.set(scope, count % MAX_KEYS)
  return count === MAX_KEYS
}
