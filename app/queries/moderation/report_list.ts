import sql from 'sql-template-tag'
import { reportRows } from '#queries/moderation/report_rows'
import { moment } from '#queries/lists/columns'
import { filter } from '#queries/lists/filters'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { REPORT_STATES } from '#shapes/moderation'
import { given, oneOf } from '#validators/filters'

const filters = {
  state: filter({
    input: given().use(oneOf(REPORT_STATES)).optional(),
    condition: (state) => sql`r.state = ${state}`,
  }),
}

const orderings = new Orderings({ created_at: moment(sql`r.created_at`) }, sql`r.id`, [
  { field: 'created_at', descending: true },
])

/** What the viewer reported, the newest first. */
export const reportList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'reports',
    from: () => sql`moderation_report r`,
    id: sql`r.id`,
    visibleTo: (viewer) => ({
      condition: sql`r.reporter_id = ${viewer?.id}::bigint`,
      kind: 'own',
    }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['moderation_report']),
  }),
  rows: reportRows,
})
