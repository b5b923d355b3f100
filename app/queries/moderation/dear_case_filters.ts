import sql, { join } from 'sql-template-tag'
import { filter } from '#queries/lists/filters'
import { LAST_DONE_TO_COMMENT } from '#queries/moderation/stands'
import { textsHold } from '#queries/products/texts_hold'
import { CONTENT_STATES } from '#rules/moderation'
import { likePattern } from '#rules/search_terms'
import { aWord } from '#validators/desk_filters'
import { number, search, time } from '#validators/filters'

/** Filters that look at what each case is about, where no index helps: a statement should ask each once a case. */
export const dearFilters = {
  q: filter({
    input: search(),
    hint: 'Words in what they are about, all of them',
    condition: (terms) => (terms.length ? words(terms) : null),
  }),
  content: filter({
    input: aWord(CONTENT_STATES),
    hint: 'How what they are about stands now',
    condition: (state) => sql`${STATE} = ${state}`,
  }),
  joined_after: filter({
    input: time(),
    hint: 'Of accounts that are younger',
    condition: (begin) => sql`exists (select from users_user a
      where a.id = c.subject_id and a.date_joined >= ${begin}::timestamptz)`,
  }),
  min_reports: filter({
    input: number(),
    hint: 'How many reports there are at least',
    condition: (least) => sql`(select count(*) from moderation_report m where m.case_id = c.id)
      >= ${least}::numeric`,
  }),
}

export const DEAR = Object.keys(dearFilters) as (keyof typeof dearFilters)[]

function words(terms: string[]) {
  const all = sql`ilike all (array[${join(terms.map((term) => sql`${likePattern(term)}`))}]::text[])`
  return sql`case c.target_kind
    when 'comment' then exists (select from products_comment o where o.id = c.target_id and o.content ${all})
    when 'product' then exists (select from products_producttext t
      where t.product_id = c.target_id and ${textsHold(terms)})
    else exists (select from users_user t left join users_userprofile f on f.user_id = t.id
      where t.id = c.target_id and concat_ws(' ', t.username, t.first_name, t.last_name, f.bio) ${all}) end`
}

const SUSPENDED = sql`t.banned_at is not null or t.suspended_until > now()`

/** Of what a case of alias `c` is about. */
const STATE = sql`coalesce(case c.target_kind
  when 'comment' then (select case when not o.is_active then 'gone' when o.is_approved then 'visible'
      when ${LAST_DONE_TO_COMMENT} in ('hide', 'remove') then 'taken_down' else 'held' end
    from products_comment o where o.id = c.target_id)
  when 'product' then (select case when not p.is_active then 'gone'
      when p.moderation_state in ('hidden', 'removed') then 'taken_down' else p.moderation_state end
    from products_product p where p.id = c.target_id)
  else (select case when ${SUSPENDED} then 'taken_down' when not t.is_active then 'gone' else 'visible' end
    from users_user t where t.id = c.target_id) end, 'gone')`
