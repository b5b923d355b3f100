const PAUSE_MS = 60_000

/** For what fails again and again: says yes to the same complaint once a minute. */
export function seldom(): (complaint: string) => boolean {
  const said = new Map<string, number>()
  return (complaint) => {
    if (Date.now() - (said.get(complaint) ?? 0) < PAUSE_MS) return false
    said.set(complaint, Date.now())
    return true
  }
}
