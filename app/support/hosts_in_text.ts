import { domainToASCII } from 'node:url'
import { isTopLevelDomain } from '#support/top_level_domains'

/** What a host's name is written in, and what parts names from each other. */
const RUN = /@?[\p{L}\p{N}\p{M}_.-]+/gu
const ADDRESS = /:[\\/]+([^\s\\/?#]{1,300})/gu
const SCHEME = /\b(?:https?|ftps?|hxxps?):[\\/]{2}/u
const DOTS = /[\u3002\uff0e\uff61]|[[({]\.[\])}]/gu
const UNSEEN = /\p{DI}/gu
const ESCAPES = /(?:%[0-9a-f]{2})+/giu
const ASCII = /^[\0-\x7f]*$/
/** A dot, what becomes one, or the colon of a scheme; most texts are done with here. */
const MAY_HOLD_HOSTS = /[.:%\u3002\uff0e\uff61\uff05\uff1a\u2024]/u
const OUTER_DOTS = { start: /^[.-]+/, end: /[.-]+$/ }
/** RFC 1035 §2.3.4 */
const MAX_HOST = 253

/** What a text says of hosts. */
export interface TextHosts {
  /** in ASCII and lower case; more than a browser would follow, e.g. those in the query of a link */
  hosts: Set<string>
  /** whether something in it reads as a link; an e-mail address does not */
  hasLink: boolean
}

/**
 * The hosts that a text names, with or without `https://`: behind a user's name, as punycode, in letters that
 * look like dots, in percent escapes, as a number. One pass each for a fixed number of readings.
 */
export function hostsIn(text: string): TextHosts {
  const found: TextHosts = { hosts: new Set(), hasLink: false }
  if (!MAY_HOLD_HOSTS.test(text)) return found
  const plain = legible(text)
  found.hasLink = SCHEME.test(plain)
  for (const run of plain.match(RUN) ?? []) if (run.includes('.')) addRun(run, found)
  for (const [, authority = ''] of plain.matchAll(ADDRESS)) addAuthority(authority, found)
  return found
}

function addRun(run: string, found: TextHosts): void {
  const host = nameOf(run.replace('@', ''))
  if (!host) return
  found.hosts.add(host)
  found.hasLink ||= !run.startsWith('@') && readsAsLink(host)
}

/** Escapes may be escaped once more, as in a link that redirects. */
const legible = (text: string) =>
  unescaped(unescaped(text)).normalize('NFKC').replace(UNSEEN, '').replace(DOTS, '.').toLowerCase()

function unescaped(text: string): string {
  return text.replace(ESCAPES, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}

/** @returns '' for what is no name of a host */
function nameOf(run: string): string {
  if (run.length > MAX_HOST) return ''
  const name = run.replace(OUTER_DOTS.start, '').replace(OUTER_DOTS.end, '')
  const ascii = ASCII.test(name) ? name : domainToASCII(name)
  return ascii.includes('.') && !ascii.includes('..') ? ascii : ''
}

/** What a browser makes of it: a number is an address, for one. */
function addAuthority(authority: string, { hosts }: TextHosts): void {
  const url = `http://${authority}`
  if (URL.canParse(url)) hosts.add(new URL(url).hostname.replace(/\.$/, ''))
}

function readsAsLink(host: string): boolean {
  return host.startsWith('www.') || isTopLevelDomain(host.slice(host.lastIndexOf('.') + 1))
}

/** A host and the domains that it belongs to, the host first. */
export function domainsOf(host: string): string[] {
  const domains = [host]
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
    domains.push(host.slice(dot + 1))
  return domains
}
