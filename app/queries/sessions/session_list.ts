import sql from 'sql-template-tag'
import { moment } from '#queries/lists/columns'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'
import { sessionRows } from '#queries/sessions/session_rows'

const filters = {}

const orderings = new Orderings({ last_used_at: moment(sql`s.last_used_at`) }, sql`s.id`, [
  { field: 'last_used_at', descending: true },
])

/** Where the viewer is signed in, the session that was used last before the others. */
export const sessionList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'sessions',
    from: () => sql`users_session s`,
    id: sql`s.id`,
    visibleTo: (viewer) => ({
      condition: sql`s.user_id = ${viewer?.id}::bigint and s.ended_at is null`,
      kind: 'own',
    }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['users_session']),
  }),
  rows: (ids, { viewer }) => sessionRows(ids, viewer?.sessionId ?? null),
})
