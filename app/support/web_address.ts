import { isIPv6 } from 'node:net'
import { toAsciiHost } from '#support/idna'
import { BLANKS } from '#support/python_text'

const SCHEMES = ['http', 'https', 'ftp', 'ftps']
const MAX_LENGTH = 2048
/** RFC 1034 §3.1 */
const MAX_HOST = 253
const UNSAFE = /[\t\r\n]/

const LETTERS = 'a-z\\u00a1-\\uffff'
const BYTE = '(?:0|25[0-5]|2[0-4]\\p{Nd}|1\\p{Nd}?\\p{Nd}?|[1-9]\\p{Nd}?)'
const IPV4 = `${BYTE}(?:\\.${BYTE}){3}`
const IPV6 = '\\[[0-9a-f:.\\u0130\\u0131]+\\]'
const HOST_NAME = `[${LETTERS}0-9](?:[${LETTERS}0-9\\-]{0,61}[${LETTERS}0-9])?`
const LABELS = `(?:\\.(?!-)[${LETTERS}0-9\\-]{1,63}(?<!-))*`
const TOP_LEVEL = `\\.(?!-)(?:[${LETTERS}\\-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)\\.?`
const HOST = `(?:${HOST_NAME}${LABELS}${TOP_LEVEL}|localhost)`
const LOGIN = `[^${BLANKS}:@/]+(?::[^${BLANKS}:@/]*)?@`
const URL_PATTERN = new RegExp(
  `^[a-z0-9.+\\-]*://(?:${LOGIN})?(?:${IPV4}|${IPV6}|${HOST})(?::\\p{Nd}{2,5})?(?:[/?#][^${BLANKS}]*)?$`,
  'iu'
)
const IN_BRACKETS = /^\[(.+)\](?::\p{Nd}{2,5})?$/u

/**
 * Whether Django's URLValidator takes it: http, https, ftp or ftps, a host with a dot or `localhost`,
 * a port of two to five digits. A scheme that runs code is none of these.
 *
 * @see https://github.com/django/django/blob/main/django/core/validators.py
 */
export function isWebAddress(text: string): boolean {
  if ([...text].length > MAX_LENGTH || UNSAFE.test(text)) return false
  if (!SCHEMES.includes(text.split('://', 1)[0]!.toLowerCase())) return false
  const parts = split(text)
  return parts !== null && hasGoodForm(text, parts) && hasGoodHost(parts.authority)
}

interface Parts {
  scheme: string
  authority: string
  rest: string
}

/** Python's urlsplit as far as it is needed; null where it raises an error. */
function split(text: string): Parts | null {
  const [, scheme, authority, rest = ''] = /^([^:]*):\/\/([^/?#]*)([^]*)$/.exec(text) ?? []
  if (scheme === undefined || authority === undefined) return null
  return hasGoodBrackets(authority) && !pretends(authority) ? { scheme, authority, rest } : null
}

function hasGoodBrackets(authority: string): boolean {
  if (authority.includes('[') !== authority.includes(']')) return false
  return !authority.includes('[') || isIPv6(literal(authority))
}

/** Whether a letter turns into one that ends the host, as U+2100 into a/c. */
function pretends(authority: string): boolean {
  const plain = authority.replace(/[@:#?]/g, '')
  const folded = plain.normalize('NFKC')
  return folded !== plain && /[/?#@:]/.test(folded)
}

const literal = (authority: string) => authority.slice(authority.indexOf('[') + 1).split(']')[0]!

/** A host that is no URL as it stands may be one in punycode. */
function hasGoodForm(text: string, { scheme, authority, rest }: Parts): boolean {
  if (!URL_PATTERN.test(text)) {
    const ascii = toAsciiHost(authority)
    return ascii !== null && URL_PATTERN.test(`${scheme}://${ascii}${rest}`)
  }
  const [, address] = IN_BRACKETS.exec(authority) ?? []
  return address === undefined || isIPv6(address)
}

function hasGoodHost(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const name = host.startsWith('[') ? literal(host) : host.split(':')[0]!
  return name !== '' && [...name].length <= MAX_HOST
}
