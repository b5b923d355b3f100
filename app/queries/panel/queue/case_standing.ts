import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { RANK } from '#queries/users/rank'
import { RANKS, type Rank } from '#rules/roles'

export interface Standing {
  /** of whoever the case is about */
  rank: Rank
  /** whether the case holds an appeal against a decision of the viewer */
  isOwnAppeal: boolean
}

/** Whether somebody has an appeal against a decision of theirs in the case `c`. */
export const ownAppeal = (viewerId: number) => sql`exists (select from moderation_appeal a
  join moderation_decision d on d.id = a.decision_id
  where a.case_id = c.id and a.state = 'open' and d.actor_id = ${viewerId}::bigint)`

/** Columns of the case `c` and its subject `u`. */
export const standing = (viewerId: number) =>
  sql`${RANK} as rank, ${ownAppeal(viewerId)} as "isOwnAppeal"`

/** What says beside the case itself whether somebody decides on it. */
export async function caseStanding(caseId: number, viewerId: number): Promise<Standing> {
  const [row] = await select<Standing>({
    name: 'desk_case_standing',
    sql: sql`select ${standing(viewerId)}
      from moderation_case c left join users_user u on u.id = c.subject_id where c.id = ${caseId}::bigint`,
  })
  return row ?? { rank: RANKS.none, isOwnAppeal: false }
}
