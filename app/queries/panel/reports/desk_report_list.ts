import sql from 'sql-template-tag'
import { moment } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { deskReportRows } from '#queries/panel/reports/desk_report_rows'
import { facetsOf } from '#queries/panel/facet_counts'
import { within } from '#queries/panel/periods'
import { TARGET_KINDS } from '#rules/moderation'
import { REPORT_STATES } from '#shapes/moderation'
import { aPeriod, aWord } from '#validators/desk_filters'
import { given } from '#validators/filters'

const filters = {
  state: filter({ input: aWord(REPORT_STATES), condition: (state) => sql`r.state = ${state}` }),
  kind: filter({ input: aWord(TARGET_KINDS), condition: (kind) => sql`r.target_kind = ${kind}` }),
  reason: filter({
    input: given().optional(),
    condition: (key) =>
      sql`r.reason_id = (select w.id from moderation_reason w where w.key = ${key})`,
  }),
  created: filter({ input: aPeriod(), condition: (period) => within(sql`r.created_at`, period) }),
}

const orderings = new Orderings({ created_at: moment(sql`r.created_at`) }, sql`r.id`, [
  { field: 'created_at', descending: true },
])

const FROM = sql`moderation_report r`

/** What people reported, the newest first; who it was is told on the page of the case, to leads. */
export const deskReportList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'desk_reports',
    from: () => FROM,
    id: sql`r.id`,
    visibleTo: () => ({ condition: sql`true`, kind: 'desk' }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['moderation_report']),
  }),
  rows: deskReportRows,
})

export const reportFacets = facetsOf({
  ...{ from: sql`${FROM} join moderation_reason w on w.id = r.reason_id`, filters },
  values: { state: sql`r.state`, kind: sql`r.target_kind`, reason: sql`w.key` },
})
