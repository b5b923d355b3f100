import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'

/** A case as a page shows it. */
export interface SeenCase {
  id: number
  /** that it had then */
  version: number
}

export interface CaseChange {
  id: number
  /** what became of it since; null: others only look at it */
  outcome: 'decided' | 'escalated' | 'undone' | null
  /** who did that; null: nobody in particular */
  by: string | null
  /** who else looks at it */
  held: string | null
}

/** What others did since to cases that somebody has before them; those that nobody touched are left out. */
export async function caseChanges(seen: SeenCase[], viewerId: number): Promise<CaseChange[]> {
  if (!seen.length) return []
  const [ids, versions] = [seen.map(({ id }) => id), seen.map(({ version }) => version)]
  return select({
    name: 'desk_case_changes',
    sql: sql`select c.id, last.by, h.username as held,
        case when last.undoes_id is not null then 'undone' when last.id is not null then last.state_after
          when c.state = 'withdrawn' and c.version > s.version then 'decided' end as outcome
      from unnest(${bigints(ids)}, ${bigints(versions)}) s(id, version)
      join moderation_case c on c.id = s.id
      left join lateral (select d.id, d.undoes_id, d.state_after, u.username as by
        from moderation_decision d left join users_user u on u.id = d.actor_id
        where d.case_id = c.id and d.case_version >= s.version order by d.case_version desc limit 1) last on true
      left join moderation_claim k on k.case_id = c.id and k.expires_at > now() and k.user_id <> ${viewerId}::bigint
      left join users_user h on h.id = k.user_id
      where last.id is not null or h.id is not null or (c.state = 'withdrawn' and c.version > s.version)
      order by c.id`,
  })
}
