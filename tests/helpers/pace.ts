/** What one turn takes on a core of 2025 that has nothing else to do. */
const USUAL_MS = 10
const TURNS = 5
const NUMBERS = 60_000

/**
 * What a limit of time is on this machine at this moment: it promises something about our work, not about machines
 * that are slow or have other things to do.
 *
 * @param ms - the limit on a usual machine; never less comes out
 */
export function atOurPace(ms: number): number {
  turn() // the first one is compiled
  const turns = Array.from({ length: TURNS }, turn)
  const mean = turns.reduce((sum, one) => sum + one) / TURNS
  return ms * Math.max(1, mean / USUAL_MS)
}

/** Computes something that is always the same, and tells how long it took, in ms. */
function turn(): number {
  const began = performance.now()
  let seed = 1
  const numbers = Array.from({ length: NUMBERS }, () => (seed = (seed * 48271) % 2147483647))
  numbers.sort((one, other) => one - other)
  return performance.now() - began
}
