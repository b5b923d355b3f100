import { BlockList, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'
import { plainAddress } from '#support/client_address'
import { domainsOf } from '#support/hosts_in_text'

/** One line of a rule's list. */
export interface Entry {
  rule: number
  text: string
}

/** Domains of rules, each with all that is below it. */
export class DomainScreen {
  #rules = new Map<string, number[]>()

  constructor(entries: Entry[]) {
    for (const { rule, text } of entries) {
      const domain = domainOf(text)
      if (domain) this.#rules.set(domain, [...(this.#rules.get(domain) ?? []), rule])
    }
  }

  /** The rules with one of the hosts or a domain above it, each with that. */
  rulesHit(hosts: Iterable<string>): Map<number, string> {
    const hit = new Map<number, string>()
    if (this.#rules.size)
      for (const host of hosts)
        for (const domain of domainsOf(domainOf(host)))
          this.#rules.get(domain)?.forEach((rule) => hit.set(rule, domain))
    return hit
  }
}

/** A name as it is compared: in ASCII, without a star, a dot or `www.` in front. '' when it is none. */
export function domainOf(text: string): string {
  const name = text
    .trim()
    .replace(/^(\*\.|\.|www\.)/i, '')
    .replace(/\.$/, '')
  return domainToASCII(name)
}

/** Networks of rules: addresses, or ranges of them as `192.0.2.0/24`. */
export class NetworkScreen {
  #lists = new Map<number, BlockList>()

  constructor(entries: Entry[]) {
    for (const { rule, text } of entries) {
      const list = this.#lists.get(rule) ?? new BlockList()
      if (addNetwork(list, text)) this.#lists.set(rule, list)
    }
  }

  rulesHit(address: string): number[] {
    const plain = plainAddress(address)
    if (!plain) return []
    const family = isIPv6(plain) ? 'ipv6' : 'ipv4'
    const hit = [...this.#lists].filter(([, list]) => list.check(plain, family))
    return hit.map(([rule]) => rule)
  }
}

/** Whether a text names an address or a network. */
export const isNetwork = (text: string): boolean => addNetwork(new BlockList(), text)

/** An address, or a network by the bits that its addresses have in common. */
const NETWORK = /^([^/]+)(?:\/(\d{1,3}))?$/

function addNetwork(list: BlockList, text: string): boolean {
  const [, written = '', bits] = NETWORK.exec(text.trim()) ?? []
  const address = plainAddress(written)
  if (!address) return false
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  try {
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
    return true
  } catch {
    return false
  }
}
