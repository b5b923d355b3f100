import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { withNames } from '#queries/panel/named_values'
import { isoTime } from '#support/iso_time'

export interface HistoryEntry {
  at: string
  who: string
  deed: string
  before: Record<string, unknown>
  after: Record<string, unknown>
  reason: string
}

const MAX_ENTRIES = 25
const CONTENT_TYPES = {
  ...{
    product: ['products', 'product'],
    comment: ['products', 'comment'],
    user: ['users', 'user'],
  },
  ...{ category: ['products', 'category'], tag: ['products', 'producttag'] },
} as const
/** Rules and reasons are ours alone: Django never knew any. */
type Ours = 'rule' | 'reason'
export type Historic = keyof typeof CONTENT_TYPES | Ours

/** What was done to something in the panel, and before that in Django's, the latest first. */
export async function historyOf(type: Historic, id: number): Promise<HistoryEntry[]> {
  const own = await select<HistoryEntry>({
    sql: sql`select a.created_at as at, coalesce(u.username, a.actor) as who, a.deed, a.before, a.after, a.reason
      from audit_entries a left join users_user u on u.id = a.actor_id
      where a.target_type = ${type} and a.target_id = ${id}
      order by a.created_at desc, a.id desc limit ${MAX_ENTRIES}`,
  })
  const all = [...(await withNames(own)), ...(await djangoHistory(type, id))]
  return all.map((entry) => ({ ...entry, at: isoTime(entry.at) }))
}

/** Django's admin log, where a database was adopted that has one. */
async function djangoHistory(type: Historic, id: number): Promise<HistoryEntry[]> {
  if (type === 'rule' || type === 'reason') return []
  const [there] = await select<{ is: boolean }>({
    sql: sql`select to_regclass('django_admin_log') is not null
      and to_regclass('django_content_type') is not null as is`,
  })
  if (!there!.is) return []
  const [app, model] = CONTENT_TYPES[type]
  return select<HistoryEntry>({
    sql: sql`select l.action_time as at, coalesce(u.username, '') as who,
        'django_' || l.action_flag as deed, '{}'::jsonb as before, '{}'::jsonb as after,
        left(l.change_message, 2000) as reason
      from django_admin_log l join django_content_type t on t.id = l.content_type_id
      left join users_user u on u.id = l.user_id
      where t.app_label = ${app} and t.model = ${model} and l.object_id = ${String(id)}
      order by l.action_time desc, l.id desc limit ${MAX_ENTRIES}`,
  })
}
