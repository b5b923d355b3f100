import { escapeHtml } from '#support/escape_html'
import { linkParts } from '#support/link_parts'

/** What somebody wrote as HTML: text alone, in which addresses stand out and lead away without a trace of us. */
export const saidHtml = (text: string): string =>
  linkParts(text)
    .map(({ text: part, isAddress, href }) => {
      const shown = isAddress ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)
      const rel = 'nofollow noopener noreferrer'
      return href ? `<a href="${escapeHtml(href)}" rel="${rel}">${shown}</a>` : shown
    })
    .join('')

/** The same where it is only looked through: addresses stand out, and lead nowhere. */
export const glancedHtml = (text: string): string =>
  linkParts(text)
    .map(({ text: part, isAddress }) =>
      isAddress ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part)
    )
    .join('')

interface Part {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** What became of a text: what went is marked as deleted, what came as inserted. */
export const diffHtml = (parts: Part[]): string =>
  parts
    .map(({ kind, text }) => {
      if (kind === 'same') return escapeHtml(text)
      const tag = kind === 'gone' ? 'del' : 'ins'
      return `<${tag}>${escapeHtml(text)}</${tag}>`
    })
    .join('')
