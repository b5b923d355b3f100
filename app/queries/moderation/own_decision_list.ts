import sql from 'sql-template-tag'
import { ownDecisions, TOLD } from '#queries/moderation/own_decisions'
import { moment } from '#queries/lists/columns'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'

const filters = {}

const orderings = new Orderings({ created_at: moment(sql`d.created_at`) }, sql`d.id`, [
  { field: 'created_at', descending: true },
])

/** What was decided about the viewer and what they made, the newest first. */
export const ownDecisionList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'own_decisions',
    from: () => sql`moderation_decision d`,
    id: sql`d.id`,
    visibleTo: (viewer) => ({
      condition: sql`d.subject_id = ${viewer?.id}::bigint and ${TOLD}`,
      kind: 'own',
    }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['moderation_decision', 'moderation_effect']),
  }),
  rows: ownDecisions,
})
