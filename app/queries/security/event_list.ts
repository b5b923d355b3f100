import sql from 'sql-template-tag'
import { eventRows } from '#queries/security/event_rows'
import { moment } from '#queries/lists/columns'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { keptCounts, PlainSource } from '#queries/lists/plain_source'

const filters = {}

const orderings = new Orderings({ created_at: moment(sql`e.created_at`) }, sql`e.id`, [
  { field: 'created_at', descending: true },
])

/** The security events of the viewer, the newest first. */
export const eventList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'security_events',
    from: () => sql`users_securityevent e`,
    id: sql`e.id`,
    visibleTo: (viewer) => ({ condition: sql`e.user_id = ${viewer?.id}::bigint`, kind: 'own' }),
    filters,
    orderings,
    hot: /^:/,
    counts: keptCounts(['users_securityevent']),
  }),
  rows: eventRows,
})
