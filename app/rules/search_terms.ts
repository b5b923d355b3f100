import { splitBlanks } from '#support/python_text'

/**
 * The terms of a search as DRF's SearchFilter splits them: at blanks and commas, NUL dropped, quotes
 * belonging to the term. A term that another one contains says nothing more and is left out.
 */
export function searchTerms(text: string): string[] {
  const words = splitBlanks(text.replaceAll('\0', '').replaceAll(',', ' '))
  const terms = new Map(words.map((word) => [word.toLowerCase(), word]))
  const contained = (term: string) =>
    [...terms.keys()].some((other) => other !== term && other.includes(term))
  return [...terms].filter(([lower]) => !contained(lower)).map(([, word]) => word)
}

/** A LIKE pattern for a literal substring. */
export const likePattern = (term: string) => `%${term.replace(/[\\%_]/g, '\\$&')}%`

/** Whether a trigram index can find the terms: pg_trgm makes trigrams of letters and digits only. */
export const hasTrigrams = (terms: string[]) => terms.some((term) => /[\p{L}\p{N}]{3}/u.test(term))
