import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { RANK } from '#queries/users/rank'
import { RANKS, type Rank } from '#rules/roles'

interface Standing {
  /** of whoever the case is about */
  rank: Rank
  /** whether the case holds an appeal against a decision of the viewer */
  isOwnAppeal: boolean
}

/** What says beside the case itself whether somebody decides on it. */
export async function caseStanding(caseId: number, viewerId: number): Promise<Standing> {
  const [row] = await select<{ rank: Rank | null; appealed: boolean }>({
    name: 'desk_case_standing',
    sql: sql`select (select ${RANK} from users_user u where u.id = c.subject_id) as rank,
        exists (select from moderation_appeal a join moderation_decision d on d.id = a.decision_id
          where a.case_id = c.id and a.state = 'open' and d.actor_id = ${viewerId}::bigint) as appealed
      from moderation_case c where c.id = ${caseId}::bigint`,
  })
  return { rank: row?.rank ?? RANKS.none, isOwnAppeal: row?.appealed ?? false }
}
