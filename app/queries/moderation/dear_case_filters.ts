import sql from 'sql-template-tag'
import { filter } from '#queries/lists/filters'
import { aboutWords } from '#queries/moderation/about_words'
import { LAST_DONE_TO_COMMENT } from '#queries/moderation/stands'
import { CONTENT_STATES } from '#rules/moderation'
import { aWord } from '#validators/desk_filters'
import { number, search, time } from '#validators/filters'

/** Filters that look at what each case is about, where no index helps: a statement should ask each once a case. */
export const dearFilters = {
  q: filter({
    input: search(),
    hint: 'Words in what they are about, all of them',
    condition: (terms) => (terms.length ? aboutWords(terms) : null),
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

/** How a comment of alias `o`, a product `p` and a user `t` stand. */
const STANDS = {
  comment: sql`case when not o.is_active then 'gone' when o.is_approved then 'visible'
    when ${LAST_DONE_TO_COMMENT} in ('hide', 'remove') then 'taken_down' else 'held' end`,
  product: sql`case when not p.is_active then 'gone'
    when p.moderation_state in ('hidden', 'removed') then 'taken_down' else p.moderation_state end`,
  user: sql`case when t.banned_at is not null or t.suspended_until > now() then 'taken_down'
    when not t.is_active then 'gone' else 'visible' end`,
}

/** Of what a case of alias `c` is about. */
const STATE = sql`coalesce(case c.target_kind
  when 'comment' then (select ${STANDS.comment} from products_comment o where o.id = c.target_id)
  when 'product' then (select ${STANDS.product} from products_product p where p.id = c.target_id)
  else (select ${STANDS.user} from users_user t where t.id = c.target_id) end, 'gone')`

/** The same where many cases are read along with what they are about: the planner joins all at once. */
export const JOINED_STATE = sql`case when coalesce(o.id, p.id, t.id) is null then 'gone'
  when c.target_kind = 'comment' then ${STANDS.comment}
  when c.target_kind = 'product' then ${STANDS.product} else ${STANDS.user} end`
export const JOINED_CONTENT = sql`
  left join products_comment o on c.target_kind = 'comment' and o.id = c.target_id
  left join products_product p on c.target_kind = 'product' and p.id = c.target_id
  left join users_user t on c.target_kind = 'user' and t.id = c.target_id`
