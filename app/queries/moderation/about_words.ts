import sql, { join, type Sql } from 'sql-template-tag'
import { textsHold } from '#queries/products/texts_hold'
import { hasTrigrams, likePattern } from '#rules/search_terms'

/** Of what an index finds; the texts of more take longer to read than those of the first cases. */
const FEW = 500

const NAMES = sql`concat_ws(' ', t.username, t.first_name, t.last_name, f.bio)`

/**
 * Whether what a case of alias `c` is about has all of these words. Words that few things have are found by indexes,
 * and so are their cases; of words that many have each case is looked at, and the first ones come soon. It reads
 * nothing of the case but its id, so that an index in the order of the list is enough.
 */
export function aboutWords(terms: string[]): Sql {
  const found = conditionsOn(terms)
  const each = sql`exists (select from moderation_case k where k.id = c.id and ${looked(found)} offset 0)`
  if (!hasTrigrams(terms)) return each
  return sql`case when ${isMany(sql`products_comment o where ${found.comment}`)}
      or ${isMany(sql`products_producttext t where ${found.product}`)}
    then ${each} else c.id in (${indexed(found)}) end`
}

const isMany = (rows: Sql) =>
  sql`(select count(*) > ${FEW}::int from (select from ${rows} limit ${FEW + 1}::int) m)`

/** On the tables `o`, `t`, and `t` with `f`. */
function conditionsOn(terms: string[]) {
  const each = (text: Sql) => terms.map((term) => sql`${text} ilike ${likePattern(term)}`)
  return {
    comment: join(each(sql`o.content`), ' and '),
    product: textsHold(terms),
    user: join(each(NAMES), ' and '),
  }
}

type Conditions = ReturnType<typeof conditionsOn>

/** Of what the case `k` is about. `offset 0` keeps the planner from finding all of them at once. */
const looked = ({ comment, product, user }: Conditions) => sql`case k.target_kind
  when 'comment' then exists (select from products_comment o where o.id = k.target_id and ${comment} offset 0)
  when 'product' then exists (select from products_producttext t where t.product_id = k.target_id and ${product} offset 0)
  else exists (select from users_user t left join users_userprofile f on f.user_id = t.id
    where t.id = k.target_id and ${user} offset 0) end`

/** Ids of cases. */
const indexed = ({ comment, product, user }: Conditions) => sql`
  select k.id from products_comment o
    join moderation_case k on k.target_kind = 'comment' and k.target_id = o.id where ${comment}
  union all select k.id from products_producttext t
    join moderation_case k on k.target_kind = 'product' and k.target_id = t.product_id where ${product}
  union all select k.id from users_user t left join users_userprofile f on f.user_id = t.id
    join moderation_case k on k.target_kind = 'user' and k.target_id = t.id where ${user}`
