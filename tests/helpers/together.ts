/** As many as the drills ask for. */
export const CLIENTS = 64

/** Sends what 64 clients send at once. */
export const together = <T>(send: (index: number) => T, clients = CLIENTS) =>
  Promise.all(Array.from({ length: clients }, (_, index) => send(index)))

/** Which statuses were answered, from the lowest. */
export const statuses = (responses: { status(): number }[]) =>
  [...new Set(responses.map((response) => response.status()))].toSorted()

/** How often each status was answered. */
export function tally(responses: { status(): number }[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const response of responses) counts[response.status()] = (counts[response.status()] ?? 0) + 1
  return counts
}
