import { BlockList, isIP, isIPv6 } from 'node:net'
import { plainAddress } from '#support/client_address'
import { StartupError } from '#support/startup_error'

/**
 * Which peers may speak for a client in `X-Forwarded-*`.
 *
 * @param list - addresses or CIDR networks, comma separated; empty trusts nobody
 * @returns a predicate on a peer's address, IPv4-mapped IPv6 included; false for what is no address
 * @throws StartupError naming the first entry that is neither an address nor a network
 */
export function trusts(list: string): (peer: string) => boolean {
  const trusted = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) if (entry) add(trusted, entry)
  return (peer) => {
    const address = plainAddress(peer)
    return address !== undefined && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  }
}

/** An address, or a network by the bits that its addresses have in common. */
const ENTRY = /^([^/]+)(?:\/(\d{1,3}))?$/

function add(trusted: BlockList, entry: string): void {
  const [, written = '', bits] = ENTRY.exec(entry) ?? []
  const address = isIP(written) ? plainAddress(written)! : ''
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  try {
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  } catch {
    throw new StartupError(`TRUSTED_PROXIES: "${entry}" is no address or network`)
  }
}

/**
 * The network that failed sign-ins are counted for: an IPv4 /24 or an IPv6 /56, since one
 * household or attacker commands that many addresses.
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address) ?? ''
  if (!isIPv6(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const groups = expand(plain)
  return `${groups.slice(0, 3).join(':')}:${groups[3]!.slice(0, 2)}00::/56`
}

/**
 * One subscriber's line: an IPv4 address, or an IPv6 /64. A subscriber has a /64 alone (RFC 6177) and
 * could use up its addresses one by one.
 */
export function lineOf(address: string): string {
  const plain = plainAddress(address) ?? ''
  return isIPv6(plain) ? `${expand(plain).slice(0, 4).join(':')}::/64` : plain
}

/** The eight groups of an IPv6 address, four digits each. */
function expand(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => group.padStart(4, '0'))
}
