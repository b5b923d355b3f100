import type { Rate } from '#throttling/rate'

/** What a caller used in two adjacent windows of a rate. */
export interface Windows {
  /** requests of the window before this one */
  previous: number
  /** requests of this window, the one that is judged among them */
  current: number
  /** since this window began */
  elapsedMs: number
}

export interface Verdict {
  exceeded: boolean
  remaining: number
  /** seconds until one request more is left than now; of a refused one, until it would be let in */
  resetIn: number
}

/** Windows are those of the clock, the same for all processes: their number, and how far this one is. */
export function windowAt({ seconds }: Rate, now: number): { index: number; elapsedMs: number } {
  const lengthMs = seconds * 1000
  return { index: Math.floor(now / lengthMs), elapsedMs: now % lengthMs }
}

/**
 * The sliding window counter: the previous window counts by the share of it that is less than a
 * window ago, as if its requests had come evenly. Unlike a fixed window it lets nobody spend two
 * budgets around an edge, unlike a log of times it costs two numbers a caller.
 *
 * @see https://blog.cloudflare.com/counting-things-a-lot-of-different-things/
 */
export function judge(rate: Rate, windows: Windows): Verdict {
  const { previous, current, elapsedMs } = windows
  const share = 1 - elapsedMs / (rate.seconds * 1000)
  const room = rate.requests - previous * share
  const exceeded = current > room
  // Refused requests do not count. Others that are refused just now may still be among `current`.
  const spent = exceeded ? Math.max(Math.min(current - 1, Math.floor(room)), 0) : current
  const remaining = exceeded ? 0 : Math.floor(room - current)
  const wanted = rate.requests - remaining - 1
  const waitMs = untilFallen(rate, { previous, current: spent, elapsedMs }, wanted)
  return { exceeded, remaining, resetIn: Math.max(Math.ceil(waitMs / 1000), 1) }
}

/** How long until no more than `wanted` counts, if nothing is asked meanwhile. */
function untilFallen({ seconds }: Rate, windows: Windows, wanted: number): number {
  const { previous, current, elapsedMs } = windows
  const lengthMs = seconds * 1000
  if (current <= wanted) return lengthMs * (1 - (wanted - current) / previous) - elapsedMs
  // Not in this window: in the next one, where this one's requests fade.
  const fadedMs = lengthMs * Math.min(1 - wanted / Math.max(current, 1), 1)
  return lengthMs - elapsedMs + fadedMs
}
