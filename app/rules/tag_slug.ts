/** products_producttag.slug */
const MAX_LENGTH = 50

/**
 * A tag's slug by the seed's rule: lower case, blanks to `-`; `/` too, since a slug is one segment
 * of a path. Letters of any script stay. Cut to the column's 50 code points.
 *
 * @returns '' when nothing but separators is left
 */
export function tagSlug(name: string): string {
  const slug = name.toLowerCase().replace(/[\s/]/gu, '-')
  return /[^-]/.test(slug) ? [...slug].slice(0, MAX_LENGTH).join('') : ''
}
