import sql from 'sql-template-tag'
import { moment } from '#queries/lists/columns'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { tokenRows } from '#queries/tokens/token_rows'

const filters = {}

const orderings = new Orderings({ created_at: moment(sql`t.created_at`) }, sql`t.id`, [
  { field: 'created_at', descending: true },
])

/** The viewer's personal access tokens, those that ran out too, the newest first. */
export const tokenList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'personal_tokens',
    from: () => sql`users_personaltoken t`,
    id: sql`t.id`,
    visibleTo: (viewer) => ({
      condition: sql`t.user_id = ${viewer?.id}::bigint`,
      kind: 'own',
    }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['users_personaltoken']),
  }),
  rows: (ids) => tokenRows(ids),
})
