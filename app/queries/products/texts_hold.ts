import sql, { join, type Sql } from 'sql-template-tag'
import { hasTrigrams, likePattern } from '#rules/search_terms'

/**
 * All terms as a condition on alias `t`, a row of products_producttext, where texts are folded. A sub-select
 * folds a term once; a plain call would fold it again for each row. For terms without trigrams the index
 * would be read whole, which `|| ''` keeps the planner from.
 */
export function textsHold(terms: string[]): Sql {
  const text = hasTrigrams(terms) ? sql`t.text` : sql`(t.text || '')`
  return join(
    terms.map((term) => sql`${text} like (select vitrin_fold(${likePattern(term)}))`),
    ' and '
  )
}
