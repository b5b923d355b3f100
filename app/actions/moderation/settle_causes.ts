import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Applied } from '#actions/moderation/apply_effects'
import Appeal from '#models/appeal'
import type Case from '#models/case'
import type Decision from '#models/decision'
import Report from '#models/report'
import { isMeasure } from '#rules/moderation_effects'

interface Settling {
  decision: Decision
  about: Case
  effects: Applied[]
  overturn?: boolean
}

/**
 * Says what came of the reports and appeals that a decision answers; an escalated case keeps them waiting.
 *
 * @returns how many reports were answered
 */
export async function settleCauses(
  { decision, about, effects, overturn = false }: Settling,
  client: TransactionClientContract
): Promise<number> {
  if (about.state === 'escalated') return 0
  const isUpheld = !overturn && effects.some(({ kind }) => isMeasure(kind))
  const outcome = { decision_id: decision.id, decided_at: DateTime.utc().toISO() }
  const [settled] = await Report.query({ client })
    .where('caseId', about.id)
    .withScopes((scopes) => scopes.open())
    .update({ state: isUpheld ? 'upheld' : 'declined', ...outcome })
  const appeals = Appeal.query({ client })
    .where('caseId', about.id)
    .withScopes((scopes) => scopes.open())
  for (const appeal of await appeals) {
    const isOverturned = decision.correctsId === appeal.decisionId
    appeal.merge({ state: isOverturned ? 'overturned' : 'upheld', decidedAt: DateTime.utc() })
    await appeal.merge({ outcomeId: decision.id }).save()
  }
  return Number(settled)
}

/**
 * Lets reports and appeals wait again that a decision had answered. Who has reported the same again meanwhile has
 * one open report all the same.
 */
export async function reopenCauses(
  decisionId: number,
  client: TransactionClientContract
): Promise<void> {
  await Report.query({ client })
    .where({ decisionId })
    .whereExists((newer) =>
      newer
        .from('moderation_report as n')
        .where('n.state', 'open')
        .whereColumn('n.reporter_id', 'moderation_report.reporter_id')
        .whereColumn('n.target_kind', 'moderation_report.target_kind')
        .whereColumn('n.target_id', 'moderation_report.target_id')
    )
    .update({ state: 'repeated' })
  await Report.query({ client })
    .where({ decisionId })
    .whereNot('state', 'repeated')
    .update({ state: 'open', decision_id: null, decided_at: null })
  await Appeal.query({ client })
    .where('outcomeId', decisionId)
    .update({ state: 'open', outcome_id: null, decided_at: null })
}
