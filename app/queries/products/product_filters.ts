import sql, { type Sql } from 'sql-template-tag'
import { subtreeOf } from '#queries/categories/subtree'
import { filter, type FilterContext } from '#queries/lists/filters'
import { textsHold } from '#queries/products/texts_hold'
import { hasTrigrams } from '#rules/search_terms'
import { flag, given, id, number, oneOf, search, time } from '#validators/filters'

type Status = 'draft' | 'published' | 'archived'
const STATUSES: Status[] = ['draft', 'published', 'archived']

const slugs = (text: string) =>
  [...new Set(text.split(',').map((slug) => slug.trim()))].filter(Boolean)

/** What the product list can be narrowed by: conditions are on alias `p`. */
export const productFilters = {
  category: filter({
    input: id(),
    hint: 'Id; of several the last one counts',
    condition: (value, context) => inCategory(sql`id = ${value}`, context),
  }),
  category_slug: filter({
    input: given().optional(),
    condition: (slug, context) => inCategory(sql`slug = ${slug}`, context),
  }),
  include_subcategories: filter({
    input: flag(),
    hint: 'Whether the categories below count too',
    condition: () => null,
  }),
  user: filter({
    input: id(),
    hint: 'Id of the author',
    condition: (value) => sql`p.user_id = ${value}`,
  }),
  min_price: filter({
    input: number(),
    condition: (price) => sql`p.price >= ${price}::numeric`,
  }),
  max_price: filter({
    input: number(),
    condition: (price) => sql`p.price <= ${price}::numeric`,
  }),
  currency: filter({
    input: given().optional(),
    condition: (code) => sql`p.currency = ${code}`,
  }),
  tags: filter({
    input: given().optional().transform(slugs),
    hint: 'Slugs with commas: any of them',
    condition: (value, { walking }) => (value.length ? isTagged(value, walking) : null),
  }),
  status: filter({
    input: given()
      .use(oneOf(STATUSES))
      .optional()
      .transform((status) => status as Status),
    hint: "Of your own products; moderators see everybody's",
    condition: (status) => sql`p.status = ${status}`,
  }),
  featured: filter({
    input: flag(),
    hint: 'Whether the editors chose it',
    condition: (featured) => (featured ? sql`p.featured_until > now()` : null),
  }),
  created_after: filter({
    input: time(),
    condition: (moment) => sql`p.created_at >= ${moment}::timestamptz`,
  }),
  created_before: filter({
    input: time(),
    condition: (moment) => sql`p.created_at <= ${moment}::timestamptz`,
  }),
  search: filter({
    input: search(),
    hint: 'Words, each of them in name or description',
    condition: (terms, context) => (terms.length ? contains(terms, context) : null),
  }),
}

/** A category that is not there leaves the comparison null, and the list empty. */
function inCategory(found: Sql, { all }: FilterContext): Sql {
  const root = sql`select id from products_category where ${found}`
  return all.include_subcategories
    ? sql`p.category_id in (${subtreeOf(root)})`
    : sql`p.category_id = (${root})`
}

/** Inactive tags and relations find nothing. `offset 0` keeps the planner from turning the probe into a join. */
function isTagged(tags: string[], walking: boolean): Sql {
  const ids = sql`any(array(select id from products_producttag where is_active and slug = any(${tags})))`
  const relations = sql`products_producttagrelation r where r.is_active and r.tag_id = ${ids}`
  return walking
    ? sql`exists (select from ${relations} and r.product_id = p.id offset 0)`
    : sql`p.id = any(array(select r.product_id from ${relations}))`
}

/**
 * Terms in name or description. A search alone for terms too short to have trigrams looks through all
 * texts; beside other filters it looks through what these find. `offset 0` as with tags.
 */
function contains(terms: string[], { walking, isAlone }: FilterContext): Sql {
  const texts = sql`products_producttext t where ${textsHold(terms)}`
  if (walking || !(hasTrigrams(terms) || isAlone()))
    return sql`exists (select from ${texts} and t.product_id = p.id offset 0)`
  return hasTrigrams(terms)
    ? sql`p.id in (select t.product_id from ${texts})`
    : sql`p.id = any(array(select t.product_id from ${texts}))`
}
