import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Moderator } from '#actions/moderation/moderator'
import { NotFoundException, PermissionDeniedException } from '#exceptions/http'
import { CaseChangedException } from '#exceptions/moderation'
import Case from '#models/case'
import { lastDecision } from '#queries/moderation/last_decision'
import { rankOf } from '#queries/users/rank'
import { mayModerate, RANKS } from '#rules/roles'

interface Wanted {
  caseId: number
  /** that whoever decides has seen */
  version: number
  by: Moderator
}

/**
 * A case that nobody else decides on before the transaction ends.
 *
 * @throws NotFoundException
 * @throws CaseChangedException when somebody decided since the version that was seen, or took back what was
 * @throws PermissionDeniedException for one's own things, those of somebody who ranks higher, and an escalated
 *   case unless a lead decides
 */
export async function heldCase(
  { caseId, version, by }: Wanted,
  client: TransactionClientContract
): Promise<Case> {
  const about = await Case.query({ client }).where('id', caseId).forUpdate().first()
  if (!about) throw new NotFoundException()
  await authorize(by, about, client)
  if (about.version !== version || about.state === 'withdrawn')
    throw new CaseChangedException(about.version, await lastDecision(caseId, client))
  return about
}

async function authorize(by: Moderator, about: Case, client: TransactionClientContract) {
  const { state, subjectId: id } = about
  const isForThem = state !== 'escalated' || by.rank >= RANKS.lead
  const isAllowed = id === null || mayModerate(by, { id, rank: await rankOf(id, client) })
  if (!isForThem || !isAllowed) throw new PermissionDeniedException()
}
