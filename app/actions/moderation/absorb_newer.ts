import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { releaseClaims } from '#actions/moderation/release_claims'
import Appeal from '#models/appeal'
import Case from '#models/case'
import Note from '#models/note'
import Report from '#models/report'
import RuleHit from '#models/rule_hit'

/**
 * Takes what was opened about the target since a case was decided into that case, so that it can be undecided
 * again: there is one undecided case a target. The newer one is withdrawn, with what was decided on it.
 */
export async function absorbNewer(about: Case, client: TransactionClientContract): Promise<void> {
  const newer = await Case.query({ client })
    .withScopes((scopes) => scopes.about(about.target))
    .withScopes((scopes) => scopes.undecided())
    .whereNot('id', about.id)
    .forUpdate()
    .first()
  if (!newer) return
  for (const cause of [Report, RuleHit, Appeal, Note])
    await cause.query({ client }).where('caseId', newer.id).update({ case_id: about.id })
  about.causes = [...new Set([...about.causes, ...newer.causes])].toSorted()
  about.weight += newer.weight
  await newer.merge({ state: 'withdrawn' }).save()
  await releaseClaims({ caseId: newer.id }, client)
}
