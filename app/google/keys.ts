import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import google from '#config/google'
import { GoogleAwayException } from '#exceptions/google'

/** A key that is not known is asked for so often in a minute: whoever makes up key ids sends us to Google no more. */
const MAX_REFETCHES = 5
const MINUTE_MS = 60_000

type Keys = ReturnType<typeof createRemoteJWKSet>

let kept: Keys | undefined
let refetches: number[] = []

// jose's own cooldown would refuse a new key for 30 seconds after a fetch.
const keySet = () =>
  (kept ??= createRemoteJWKSet(new URL(google.jwksUrl), {
    timeoutDuration: google.answerLimitMs,
    cooldownDuration: Infinity,
  }))

/**
 * The key of Google's that a token names. Keys are kept for ten minutes; one that is not among them
 * has them fetched once more.
 *
 * @throws GoogleAwayException when Google does not give its keys within five seconds, and jose's
 *   error when the key is none of Google's
 */
export const googleKey: JWTVerifyGetKey = async (header, token) => {
  const keys = keySet()
  const wereKept = keys.fresh
  if (!wereKept) await fetchKeys(keys)
  return keys(header, token).catch(async (error: unknown) => {
    if (!(error instanceof errors.JWKSNoMatchingKey) || !wereKept || !mayRefetch(keys)) throw error
    await fetchKeys(keys)
    return keys(header, token)
  })
}

const fetchKeys = (keys: Keys) =>
  keys.reload().catch((cause: unknown) => {
    throw new GoogleAwayException(cause)
  })

/** Whoever comes while keys are fetched waits for the same answer, which costs nothing. */
function mayRefetch(keys: Keys, now = Date.now()): boolean {
  if (keys.reloading) return true
  refetches = refetches.filter((time) => time > now - MINUTE_MS)
  return refetches.length < MAX_REFETCHES && refetches.push(now) > 0
}

/** The next token has the keys fetched anew. */
export function forgetGoogleKeys(): void {
  kept = undefined
  refetches = []
}
