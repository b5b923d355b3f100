import sql, { type Sql } from 'sql-template-tag'
import { PermissionDeniedException } from '#exceptions/http'
import { CASE_TABLES, caseFilters } from '#queries/moderation/case_filters'
import { caseRows } from '#queries/moderation/case_rows'
import { moment } from '#queries/lists/columns'
import type { FilterValues } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings, type Column } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

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

export type CaseFilters = FilterValues<typeof caseFilters>

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
  counts: keptCounts(CASE_TABLES),
})

/** What is open, the highest score first, for whoever moderates. */
export const cases = {
  filters: caseFilters,
  orderings: caseOrderings,
  source,
  /** Who reported is for leads. */
  async authorize({ reporter }: CaseFilters, viewer?: Viewer) {
    if (reporter !== undefined && (viewer?.rank ?? 0) < RANKS.lead)
      throw new PermissionDeniedException()
  },
}

/** The queue of the moderators. */
export const caseList = new List({ ...cases, rows: (ids) => caseRows(ids) })

/** FROM and WHERE of the cases that filters find, with the alias `c`. */
export const casesMatching = (asked: CaseFilters, viewer: Viewer): Sql =>
  source.matching({ filters: asked, viewer })
