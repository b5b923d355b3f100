/** As many as the drills ask for. */
export const CLIENTS = 64

/** Sends what 64 clients send at once. */
export const together = <T>(send: (index: number) => T, clients = CLIENTS) =>
  Promise.all(Array.from({ length: clients }, (_, index) => send(index)))

/** Which statuses were answered, from the lowest. */
export const statuses = (responses: { status(): number }[]) =>
  [...new Set(responses.map((response) => response.status()))].toSorted()

/** How often each status was answered. */
export const tally = (responses: { status(): number }[]) =>
  tallyOf(responses.map((response) => ({ status: response.status() })))

/** The same of answers that are read already. */
export function tallyOf(answers: { status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
