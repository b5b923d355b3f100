import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { GROUPS } from '#rules/roles'
import { deviceName } from '#rules/user_agent'

export interface DeskSanction {
  id: number
  kind: 'warning' | 'suspension' | 'ban'
  started_at: string
  until: string | null
  ended_at: string | null
  reason: string
  case_id: number
  by: string
}

const MAX = 50

/** What was done against somebody, the latest first. */
export const sanctionsOf = (userId: number) =>
  select<DeskSanction>({
    sql: sql`select s.id, s.kind, s.started_at, s.until, s.ended_at, r.label as reason, d.case_id,
        coalesce(u.username, d.actor) as by
      from moderation_sanction s join moderation_decision d on d.id = s.decision_id
      join moderation_reason r on r.id = d.reason_id left join users_user u on u.id = d.actor_id
      where s.user_id = ${userId} order by s.id desc limit ${MAX}`,
  })

export interface DeskSession {
  id: number
  device: string
  created_at: string
  last_used_at: string
}

/** Where somebody is signed in; the addresses are personal data. */
export async function sessionsOf(userId: number): Promise<DeskSession[]> {
  const rows = await select<DeskSession & { agent: string }>({
    sql: sql`select id, agent, created_at, last_used_at from users_session
      where user_id = ${userId} and ended_at is null order by last_used_at desc, id desc limit ${MAX}`,
  })
  return rows.map(({ agent, ...row }) => ({ ...row, device: deviceName(agent) }))
}

export interface DeskGroup {
  id: number
  name: string
  is_in: boolean
}

/** Django's groups that are no roles, and whether somebody is in each. */
export const groupsFor = (userId: number) =>
  select<DeskGroup>({
    sql: sql`select g.id, g.name, exists (select from users_user_groups ug
        where ug.group_id = g.id and ug.user_id = ${userId}) as is_in
      from auth_group g where g.name <> all(${Object.values(GROUPS)}) order by g.name limit ${MAX}`,
  })

export interface DeskRecord {
  warnings: number
  decisions: number
  open_cases: number
  reports: number
  reports_upheld: number
}

/** What moderators know of somebody: decisions about them, and what came of their own reports. */
export async function recordOf(userId: number): Promise<DeskRecord> {
  const [record] = await select<DeskRecord>({
    sql: sql`select
      (select count(*)::int from moderation_sanction
        where user_id = ${userId} and kind = 'warning' and ended_at is null) as warnings,
      (select count(*)::int from moderation_decision d where d.subject_id = ${userId} and d.undoes_id is null
        and not exists (select from moderation_decision n where n.undoes_id = d.id)) as decisions,
      (select count(*)::int from moderation_case
        where subject_id = ${userId} and state in ('open', 'escalated')) as open_cases,
      (select count(*)::int from moderation_report where reporter_id = ${userId}) as reports,
      (select count(*)::int from moderation_report
        where reporter_id = ${userId} and state = 'upheld') as reports_upheld`,
  })
  return record!
}
