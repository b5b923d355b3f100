import site from '#config/site'
import type { Words } from '#mails/words'

/** A mail for programs that show no HTML; the line of two dashes begins what they take for a signature. */
export function plainText({ paragraphs, button, after = [] }: Words, link: string): string {
  const questions = site.supportEmail && `Questions: ${site.supportEmail}`
  const signature = ['-- ', site.name, site.url, questions].filter(Boolean).join('\n')
  const way = button ? [`${button}:\n${link}`] : []
  return [...paragraphs, ...way, ...after, signature].join('\n\n')
}
