import vine from '@vinejs/vine'
import sql from 'sql-template-tag'
import { filter } from '#queries/lists/filters'
import { dearFilters } from '#queries/moderation/dear_case_filters'
import { usersNamed } from '#queries/users/users_named'
import { CASE_STATES, CAUSES, TARGET_KINDS } from '#rules/moderation'
import { WHO } from '#rules/queue_words'
import { given, id, oneOf, time } from '#validators/filters'

/** Without a state: what is open. */
const state = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' && value.trim()) || 'open')
    .use(oneOf(CASE_STATES))

/** What the queue can be narrowed by. */
export const caseFilters = {
  state: filter({
    input: state(),
    hint: 'open unless it is given',
    condition: (one) => sql`c.state = ${one}`,
  }),
  kind: filter({
    input: given().use(oneOf(TARGET_KINDS)).optional(),
    hint: 'Of the target',
    condition: (kind) => sql`c.target_kind = ${kind}`,
  }),
  target: filter({
    input: id(),
    hint: 'Id of the target, along with its kind',
    condition: (target) => sql`c.target_id = ${target}::bigint`,
  }),
  cause: filter({
    input: given().use(oneOf(CAUSES)).optional(),
    condition: (cause) => sql`c.causes @> array[${cause}]::varchar[]`,
  }),
  subject: filter({
    input: id(),
    hint: 'Id of the user whose things they are about',
    condition: (subject) => sql`c.subject_id = ${subject}::bigint`,
  }),
  reason: filter({
    input: given().optional(),
    hint: 'Key of a reason that somebody reported',
    condition: (key) => sql`exists (select from moderation_report r
      join moderation_reason w on w.id = r.reason_id where r.case_id = c.id and w.key = ${key})`,
  }),
  claimed: filter({
    input: given().use(oneOf(WHO)).optional(),
    hint: 'Whether somebody looks at it now',
    condition: (who) =>
      who === 'nobody' ? sql`not exists (${CLAIMS})` : sql`exists (${CLAIMS} and ${mine(who)})`,
  }),
  opened_before: filter({
    input: time(),
    condition: (end) => sql`c.opened_at < ${end}::timestamptz`,
  }),
  opened_after: filter({
    input: time(),
    condition: (begin) => sql`c.opened_at >= ${begin}::timestamptz`,
  }),
  author: filter({
    input: given().optional(),
    hint: 'Username of whose things they are about',
    condition: (name) => sql`c.subject_id = ${userNamed(name)}`,
  }),
  reporter: filter({
    input: given().optional(),
    hint: 'Username of who reported, for leads',
    condition: (name) =>
      sql`c.id in (select case_id from moderation_report where reporter_id = ${userNamed(name)})`,
  }),
  decided_by: filter({
    input: given().optional(),
    hint: 'Username of a moderator',
    condition: (name) =>
      sql`c.id in (select case_id from moderation_decision where actor_id = ${userNamed(name)})`,
  }),
  ...dearFilters,
}

/** What the filters read. */
export const CASE_TABLES = [
  ...['moderation_case', 'moderation_claim', 'moderation_report', 'moderation_decision'],
  ...['users_user', 'users_userprofile', 'products_product', 'products_comment'],
]

const userNamed = (name: string) => sql`(${usersNamed(name)} limit 1)`

const CLAIMS = sql`select from moderation_claim cl where cl.case_id = c.id and cl.expires_at > now()`

/** The viewer's id comes along with the rows' source. */
const mine = (who: string) =>
  who === 'me' ? sql`cl.user_id = asking.id` : sql`cl.user_id <> asking.id`
