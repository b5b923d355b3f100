export interface Rate {
  requests: number
  /** length of the window */
  seconds: number
}

const PERIODS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 }

/**
 * Reads a rate as Django REST Framework's settings write it: `100/hour`, `5/min`, `10/d`. Of the
 * period only the first letter counts.
 *
 * @throws Error naming the text that is no rate
 */
export function parseRate(text: string): Rate {
  const [, requests, period] = /^(\d{1,9})\/([smhd])[a-z]*$/.exec(text.trim()) ?? []
  if (!requests || !period) throw new Error(`"${text}" is no rate: write 100/hour or 5/min`)
  return { requests: Number(requests), seconds: PERIODS[period]! }
}
