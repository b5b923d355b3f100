import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { CaseClaimedException } from '#exceptions/moderation'
import Case from '#models/case'
import { claimOf } from '#queries/moderation/claim_of'
import { execute } from '#db/statements'
import { CLAIM_MINUTES } from '#rules/moderation'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'
import { isoTime } from '#support/iso_time'

interface Input {
  caseId: number
  by: Viewer
  /** Leads may take a case from somebody who looks at it. */
  steal?: boolean
}

/**
 * Tells the others who looks at a case, for a while; one's own claim begins anew. Of several who ask at once
 * one gets it: an expired one is taken in the same statement.
 */
export default class ClaimCase {
  /**
   * @returns until when, ISO 8601
   * @throws NotFoundException when nothing about the case is undecided
   * @throws CaseClaimedException when somebody else looks at it
   */
  async handle({ caseId, by, steal = false }: Input): Promise<string> {
    const about = await Case.find(caseId)
    if (!about?.isUndecided) throw new NotFoundException()
    const mayTake = steal && by.rank >= RANKS.lead
    const [claim] = await execute<{ until: string }>(statement(caseId, by.id, mayTake))
    if (claim) return isoTime(claim.until)
    const other = await claimOf(caseId)
    if (other) throw new CaseClaimedException(other.username, other.until)
    return this.handle({ caseId, by, steal })
  }
}

const statement = (caseId: number, userId: number, mayTake: boolean) => ({
  name: 'claim_case',
  sql: sql`insert into moderation_claim as c (case_id, user_id, claimed_at, expires_at)
    values (${caseId}::bigint, ${userId}::bigint, now(), now() + ${CLAIM_MINUTES}::int * interval '1 minute')
    on conflict (case_id) do update set user_id = excluded.user_id,
      claimed_at = case when c.user_id = excluded.user_id and c.expires_at > now()
        then c.claimed_at else excluded.claimed_at end,
      expires_at = excluded.expires_at
    where c.expires_at < now() or c.user_id = excluded.user_id or ${mayTake}::boolean
    returning c.expires_at as until`,
})
