const PAIRS = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g

/** Length as people and PostgreSQL's varchar count it: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  return text.length - (text.match(PAIRS)?.length ?? 0)
}

/**
 * What keeps a text out of PostgreSQL: NUL and lone surrogates are no UTF-8 (SQLSTATE 22021).
 *
 * @returns the problem's code with its parameters, or null for storable text
 */
export function unwritable(text: string) {
  if (text.includes('\0')) return { code: 'null_characters', params: {} }
  if (text.isWellFormed()) return null
  const lone = [...text].find((char) => !char.isWellFormed())!
  return {
    code: 'surrogates',
    params: { codePoint: lone.codePointAt(0)!.toString(16).toUpperCase() },
  }
}

/**
 * A name as `lower()` of PostgreSQL has it, code point by code point: JavaScript makes two of İ and another
 * letter of a last Σ, so spellings of one account would be told apart.
 */
export const lowered = (name: string) =>
  Array.from(name, (char) => (char === 'İ' ? 'i' : char.toLowerCase())).join('')
