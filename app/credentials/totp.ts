import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { base32, fromBase32 } from '#support/base32'

/** What every app takes that makes such codes, whatever the address says of digits and hash. */
const STEP_SECONDS = 30
const DIGITS = 6
/** Steps before and after ours that are taken too: clocks differ, and people write slowly (RFC 6238 §5.2). */
const TOLERANCE = [-1, 0, 1]

/** 160 bits, as RFC 4226 §4 asks for, in base32. */
export const newTotpSecret = () => base32(randomBytes(20))

/** The code of one step (RFC 4226 §5.3). @param step - thirty seconds since 1970 */
export function totpAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const number = digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

export const stepOf = (ms: number) => Math.floor(ms / 1000 / STEP_SECONDS)

interface Asked {
  /** the step of the newest spent code; no code of it or of one before is good any more */
  lastStep: number | null
  /** milliseconds since 1970 */
  now?: number
}

/** The step that a code is of; null when it is wrong, too old, of the future, or was spent. */
export function matchingStep(
  secret: string,
  code: string,
  { lastStep, now = Date.now() }: Asked
): number | null {
  const steps = TOLERANCE.map((by) => stepOf(now) + by).filter((step) => step > (lastStep ?? -1))
  return steps.find((step) => isSame(code, totpAt(secret, step))) ?? null
}

const isSame = (one: string, other: string) =>
  Buffer.byteLength(one) === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** What an app reads as a picture of squares: the account and the secret. */
export function otpauthUrl({
  secret,
  issuer,
  account,
}: Record<'secret' | 'issuer' | 'account', string>) {
  const label = [issuer, account].map(encodeURIComponent).join(':')
  const details = { secret, issuer, algorithm: 'SHA1', digits: DIGITS, period: STEP_SECONDS }
  const query = Object.entries(details).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `otpauth://totp/${label}?${query.join('&')}`
}
