import { BlockList, isIP, isIPv6 } from 'node:net'

/**
 * Which peers may speak for a client in `X-Forwarded-*`.
 *
 * @param list - addresses or CIDR networks, comma separated; empty trusts nobody
 * @returns a predicate on a peer's address, IPv4-mapped IPv6 included
 * @throws Error naming the first entry that is neither an address nor a network
 */
export function trusts(list: string): (address: string) => boolean {
  const trusted = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) if (entry) add(trusted, entry)
  return (address) => trusted.check(unmapped(address), isIPv6(unmapped(address)) ? 'ipv6' : 'ipv4')
}

function add(trusted: BlockList, entry: string): void {
  const [address = '', prefix] = entry.split('/')
  const family = isIP(address)
  const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix)
  if (!family || !Number.isInteger(bits))
    throw new Error(`TRUSTED_PROXIES: "${entry}" is no address or network`)
  trusted.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The network that failed sign-ins are counted for: an IPv4 /24 or an IPv6 /56, since one
 * household or attacker commands that many addresses.
 */
export function networkOf(address: string): string {
  const plain = unmapped(address)
  if (!isIPv6(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const groups = expand(plain)
  return `${groups.slice(0, 3).join(':')}:${groups[3]!.slice(0, 2)}00::/56`
}

/**
 * One subscriber's line: an IPv4 address, or the IPv6 /64 that he has to himself (RFC 6177), whose
 * addresses he could use up one by one.
 */
export function lineOf(address: string): string {
  const plain = unmapped(address)
  return isIPv6(plain) ? `${expand(plain).slice(0, 4).join(':')}::/64` : plain
}

const unmapped = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** The eight groups of an IPv6 address, four digits each. */
function expand(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => group.padStart(4, '0'))
}
