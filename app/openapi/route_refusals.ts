import type { Refusal } from '#exceptions/refusal'
import { refusesSuspended, type Entry, type Guard, type Route } from '#routing/entry'
import { always, bearer, paged, refusals, served, signedIn, withBody } from '#routing/refusals'

const { conflict, invalidInput, notFound, permissionDenied } = refusals
const GATES: Record<'none' | NonNullable<Entry['gate']>, Refusal[]> = {
  none: [],
  signup: [refusals.signupClosed],
  posting: [refusals.emailNotVerified],
}
const byRole = [...signedIn, permissionDenied, refusals.twoFactorSetupRequired]

const GUARDS: Record<Guard, Refusal[]> = {
  anyone: [],
  viewer: bearer,
  user: signedIn,
  owner: [...signedIn, permissionDenied],
  moderator: byRole,
  staff: byRole,
}

const OF_TOKENS = {
  none: refusals.tokenNotAllowed,
  read: refusals.insufficientScope,
  write: refusals.insufficientScope,
}

export const isThrottled = ({ throttle }: Entry) => throttle?.length !== 0

const admission = (route: Route) => [
  ...GUARDS[route.guard],
  ...(route.guard === 'anyone' || route.surface === 'page' ? [] : [OF_TOKENS[route.scope!]]),
  ...(refusesSuspended(route.method, route) ? [refusals.accountSuspended] : []),
  ...GATES[route.gate ?? 'none'],
]

/** Two signed-in callers that write may meet in the database. */
const mayConflict = ({ method, guard }: Route) => method !== 'GET' && guard !== 'anyone'

/** Everything that a route may refuse with: what its guard, path, input and throttle bring, and its own. */
export function refusalsOf(route: Route): Refusal[] {
  const all = [
    ...always,
    ...admission(route),
    ...(/[:*]/.test(route.pattern) ? [notFound] : []),
    ...(route.query ? [invalidInput] : []),
    ...(route.orderedBy ? paged : []),
    ...(route.body ? withBody : []),
    ...(mayConflict(route) ? [conflict] : []),
    ...(route.refusals ?? []),
    ...(isThrottled(route) ? served : []),
  ]
  return [...new Set(all)]
}
