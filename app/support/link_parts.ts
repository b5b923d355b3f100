export interface TextPart {
  text: string
  /** whether it looks like an address */
  isAddress: boolean
  /** where it leads, when it is a whole address */
  href?: string
  /** where it leads, when its text begins with something else: `https://bank.example@other.example` leads to other.example */
  host?: string
}

const ADDRESS = /https?:\/\/[^\s<>"']+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s<>"']*)?/gi
/** Marks that end a sentence rather than an address. */
const TAIL = /[.,;:!?)\]]+$/

/** A text in parts, so that addresses in it stand out. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(TAIL, '')
    parts.push({ text: text.slice(end, index), isAddress: false }, partOf(address))
    end = index + address.length
  }
  return [...parts, { text: text.slice(end), isAddress: false }].filter((part) => part.text)
}

function partOf(address: string): TextPart {
  const url = /^https?:/i.test(address) ? URL.parse(address) : null
  if (!url) return { text: address, isAddress: true }
  const part = { text: address, isAddress: true, href: address }
  return saysHost(address, url) ? part : { ...part, host: url.host }
}

/** Letters of other scripts that look like those of a known name are told apart in the form of the DNS. */
const saysHost = (address: string, { host, protocol }: URL) =>
  `${address.toLowerCase()}/`.replace(/[/?#]/g, '/').startsWith(`${protocol}//${host}/`)
