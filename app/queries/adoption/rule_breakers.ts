import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { CURRENCIES } from '#rules/currencies'

/** Rows that a rule of ours would refuse today: adopted as they are, kept and served. */
export interface RuleBreakers {
  rule: string
  rows: number
  /** of the first hundred */
  ids: number[]
}

const spelledTwice = (column: string) =>
  `select id from users_user where lower(${column}) in
     (select lower(${column}) from users_user group by 1 having count(*) > 1)`

const RULES: Record<string, string> = {
  'users_user.email differs from another in case only': spelledTwice('email'),
  'users_user.username differs from another in case only': spelledTwice('username'),
  'users_user.username reads as an id or a path of the API': `
    select id from users_user where username ~* '^([[:digit:]]+|me|profile|[.]{1,2})$'`,
  'users_user.is_verified is false': 'select id from users_user where not is_verified',
  'products_product.price is negative': 'select id from products_product where price < 0',
  'products_product.currency is not an ISO 4217 code in force': `
    select id from products_product where currency not in ('${CURRENCIES.join(`', '`)}')`,
  'products_product.likes_count differs from its likes': `
    select p.id from products_product p left join products_productlike l on l.product_id = p.id
    group by p.id having p.likes_count <> count(l.id)`,
  'products_product has more than 20 tags': `
    select product_id as id from products_producttagrelation where is_active group by 1 having count(*) > 20`,
  'products_comment.content is longer than 1000': `
    select id from products_comment where length(content) > 1000`,
  'products_comment answers one on another product': `
    select c.id from products_comment c join products_comment p on p.id = c.parent_id
    where p.product_id <> c.product_id`,
}

/** One entry for each rule that is broken; reads every table once and locks nothing. */
export async function ruleBreakers(db: QueryClientContract): Promise<RuleBreakers[]> {
  const found: RuleBreakers[] = []
  for (const [rule, broken] of Object.entries(RULES)) {
    const { rows } = await db.rawQuery(
      `select count(*) as rows, to_json((array_agg(id order by id))[:100]) as ids from (${broken}) broken`
    )
    if (rows[0].rows) found.push({ rule, ...rows[0] })
  }
  return found
}
