import { isIPv4, isIPv6 } from 'node:net'
import { toAsciiHost } from '#support/idna'

/** RFC 3696 §3 */
const MAX_LENGTH = 320
/** Letters that Python's IGNORECASE takes for i, k and s. */
const LETTERS = 'A-Za-z\\u0130\\u0131\\u017f\\u212a'
const ATOM = `[-!#$%&'*+/=?^_\`{}|~0-9${LETTERS}]+`
/* eslint-disable no-control-regex -- quoted local parts may hold controls, RFC 5322 */
const QUOTED =
  /^"([\x01-\x08\x0b\x0c\x0e-\x1f!#-[\]-\x7f\u0130\u0131\u017f\u212a]|\\[\x01-\x09\x0b\x0c\x0e-\x7f\u0130\u0131\u017f\u212a])*"$/
/* eslint-enable no-control-regex */
const DOT_ATOM = new RegExp(`^${ATOM}(\\.${ATOM})*$`)
const LABEL = `[${LETTERS}0-9](?:[${LETTERS}0-9-]{0,61}[${LETTERS}0-9])?`
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+[${LETTERS}0-9-]{2,63}(?<!-)$`)
const LITERAL = /^\[([A-f0-9:.]+)\]$/i

/**
 * Whether Django's EmailValidator takes it. Narrower than RFC 5322 in comments and blanks, wider in
 * single-label hosts: `ops@localhost` is good.
 *
 * @see https://github.com/django/django/blob/main/django/core/validators.py
 */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  if (at < 0 || [...text].length > MAX_LENGTH) return false
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  if (!DOT_ATOM.test(local) && !QUOTED.test(local)) return false
  if (domain === 'localhost' || isDomain(domain)) return true
  const ascii = toAsciiHost(domain)
  return ascii !== null && isDomain(ascii)
}

function isDomain(domain: string): boolean {
  if (DOMAIN.test(domain)) return true
  const [, address = ''] = LITERAL.exec(domain) ?? []
  return isIPv4(address) || isIPv6(address)
}
