import vine from '@vinejs/vine'
import sql, { type Sql } from 'sql-template-tag'
import { caseRows } from '#queries/moderation/case_rows'
import { moment } from '#queries/lists/columns'
import { filter, type FilterValues } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings, type Column } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { CASE_STATES, CAUSES, TARGET_KINDS } from '#rules/moderation'
import type { Viewer } from '#rules/viewer'
import { given, id, oneOf, time } from '#validators/filters'

const WHO = ['nobody', 'me', 'others']

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
}

const CLAIMS = sql`select from moderation_claim cl where cl.case_id = c.id and cl.expires_at > now()`

/** The viewer's id comes along with the rows' source. */
const mine = (who: string) =>
  who === 'me' ? sql`cl.user_id = asking.id` : sql`cl.user_id <> asking.id`

const float: Column = {
  sql: sql`c.rank`,
  type: sql`double precision`,
  holds: (text) => /^-?\d{1,12}(\.\d{1,20})?(e[+-]\d{1,3})?$/.test(text),
}

/** Each with an index that begins with the state. */
export const caseOrderings = new Orderings(
  { score: float, opened_at: moment(sql`c.opened_at`), decided_at: moment(sql`c.decided_at`) },
  sql`c.id`,
  [{ field: 'score', descending: true }]
)

/** Cases of alias `c`, and who asks for them. */
export const casesFor = (viewer?: Viewer) => sql`moderation_case c
  cross join (select ${viewer?.id ?? 0}::bigint as id) asking`

const source = new PlainSource({
  name: 'cases',
  from: casesFor,
  id: sql`c.id`,
  visibleTo: (viewer) => ({
    condition: viewer?.isModerator ? sql`true` : sql`false`,
    kind: viewer?.isModerator ? 'moderator' : 'nobody',
  }),
  filters: caseFilters,
  orderings: caseOrderings,
  hot: /^state(\+kind)?:-score$/,
  counts: keptCounts(['moderation_case', 'moderation_claim', 'moderation_report']),
})

/** The queue of the moderators, for the API and the panel: what is open, the highest score first. */
export const caseList = new List({
  filters: caseFilters,
  orderings: caseOrderings,
  source,
  rows: (ids) => caseRows(ids),
})

export type CaseFilters = FilterValues<typeof caseFilters>

/** FROM and WHERE of the cases that filters find, with the alias `c`. */
export const casesMatching = (asked: CaseFilters, viewer: Viewer): Sql =>
  source.matching({ filters: asked, viewer })
