import { isIP, SocketAddress } from 'node:net'

/** RFC 7239's node: `1.2.3.4:80`, `[::1]`, `"[::1]:80"`, a port may be hidden as `_name`; and bare IPv6. */
const NODE = /^"?(?:\[([^\]]*)\]|([\d.]+))(?::(?:\d{1,5}|_[\w.-]+))?"?$/

/**
 * An address in its one spelling: without port, brackets and zone, IPv6 shortened, IPv4 that comes as
 * IPv6 as IPv4.
 *
 * @returns undefined for what is no address, as `unknown` or `_hidden`
 */
export function plainAddress(text: string): string | undefined {
  const [, inBrackets, beforePort] = NODE.exec(text.trim()) ?? []
  const address = inBrackets ?? beforePort ?? text.trim()
  if (isIP(address) !== 6) return isIP(address) ? address : undefined
  const [unzoned = ''] = address.split('%')
  const short = new SocketAddress({ address: unzoned, family: 'ipv6' }).address
  return short.replace(/^::ffff:(?=\d+\.)/, '')
}

interface Way {
  /** address of the connection */
  peer: string
  /** the header X-Forwarded-For, in which each proxy writes behind the others whom it answers */
  forwardedFor: string
  /** whether an address may speak for others */
  trusts: (address: string) => boolean
}

/**
 * The client is the right-most address that nobody trusts; what stands before it may be invented. Where a
 * trusted proxy names no address, it is taken for the client itself: budgets become narrower by that,
 * and cannot be multiplied.
 */
export function clientAddress({ peer, forwardedFor, trusts }: Way): string {
  const hops = forwardedFor.split(',').filter((hop) => hop.trim())
  let client = plainAddress(peer) ?? ''
  while (hops.length && trusts(client)) {
    const hop = plainAddress(hops.pop()!)
    if (!hop) break
    client = hop
  }
  return client
}
