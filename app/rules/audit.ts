import type { Caller } from '#rules/security_event'
import type { Viewer } from '#rules/viewer'

/** Who does something in the panel, and from where. */
export interface By {
  viewer: Viewer
  caller: Caller
}

/** The names of what changed, with its values before and after. */
export function changed(
  before: Record<string, unknown>,
  after: Record<string, unknown>
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null)
  )
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]))
  return { before: pick(before), after: pick(after) }
}
