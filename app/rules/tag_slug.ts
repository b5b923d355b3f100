/** products_producttag.slug */
const MAX_LENGTH = 50

/** Dashes alone say nothing, clients resolve `.` and `..` away, and digits would be taken for an id. */
const NO_SLUG = /^(-*|\.{1,2}|\p{Nd}+)$/u

/**
 * A tag's slug by the seed's rule: lower case, blanks to `-`; `/` too, since a slug is one segment
 * of a path. Letters of any script stay. Cut to the column's 50 code points.
 *
 * @returns '' when no path could name the tag
 */
export function tagSlug(name: string): string {
  const dashed = name.toLowerCase().replace(/[\s/]/gu, '-')
  const slug = [...dashed].slice(0, MAX_LENGTH).join('')
  return NO_SLUG.test(slug) ? '' : slug
}
