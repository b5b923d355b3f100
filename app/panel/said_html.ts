import { escapeHtml } from '#support/escape_html'
import { linkParts } from '#support/link_parts'

/** Signs that turn or hide what stands beside them; joiners, which scripts and emoji need, are none of them. */
const UNSEEN = /([\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff])+/g

/** A text for HTML, in which unseen signs are named. */
const plain = (text: string) =>
  escapeHtml(text).replace(UNSEEN, (_, sign: string) => {
    const code = sign.codePointAt(0)!.toString(16).toUpperCase()
    return `<i>U+${code}</i>`
  })

/** What somebody wrote as HTML: text alone, in which addresses stand out and lead away without a trace of us. */
export const saidHtml = (text: string): string =>
  linkParts(text)
    .map(({ text: part, isAddress, href, host }) => {
      const shown = isAddress ? `<mark>${plain(part)}</mark>` : plain(part)
      const rel = 'nofollow noopener noreferrer'
      const link = href ? `<a href="${escapeHtml(href)}" rel="${rel}">${shown}</a>` : shown
      return host ? `${link} <b>(${escapeHtml(host)})</b>` : link
    })
    .join('')

/** The same where it is only looked through: addresses stand out, and lead nowhere. */
export const glancedHtml = (text: string): string =>
  linkParts(text)
    .map(({ text: part, isAddress }) => (isAddress ? `<mark>${plain(part)}</mark>` : plain(part)))
    .join('')

interface Part {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** What became of a text: what went is marked as deleted, what came as inserted. */
export const diffHtml = (parts: Part[]): string =>
  parts
    .map(({ kind, text }) => {
      if (kind === 'same') return plain(text)
      const tag = kind === 'gone' ? 'del' : 'ins'
      return `<${tag}>${plain(text)}</${tag}>`
    })
    .join('')
