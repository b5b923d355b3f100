import site from '#config/site'
import type { Words } from '#mails/words'

/** A mail for programs that show no HTML; the line of two dashes begins what they take for a signature. */
export function plainText({ paragraphs }: Words): string {
  const questions = site.supportEmail && `Questions: ${site.supportEmail}`
  const signature = ['-- ', site.name, site.url, questions].filter(Boolean).join('\n')
  return [...paragraphs, signature].join('\n\n')
}
