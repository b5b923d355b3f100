/** More are forgotten rather than kept without end. */
const MAX = 10_000
let used = new Set<number>()

/** Notes that a personal access token was used; it is written down later, so that no request waits for it. */
export function noteTokenUse(id: number): void {
  if (used.size < MAX) used.add(id)
}

/** The tokens that were used since this was asked last. */
export function takeUsedTokens(): number[] {
  const ids = [...used]
  used = new Set()
  return ids
}
