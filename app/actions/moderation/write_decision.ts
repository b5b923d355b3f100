import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Applied } from '#actions/moderation/apply_effects'
import type { Moderator } from '#actions/moderation/moderator'
import type Case from '#models/case'
import Claim from '#models/claim'
import Decision from '#models/decision'
import Effect from '#models/effect'
import type { CaseState } from '#rules/moderation'

interface Input {
  about: Case
  by: Moderator
  reason: { id: number }
  text?: string
  note?: string
  batchId?: string
  effects: (Applied & { undoesId?: number })[]
  corrected?: number | null
  undoes?: number
  /** in place of what the effects make of the case */
  stateAfter?: CaseState
}

/** Writes a decision with its effects, moves the case on, and lets go of it. */
export async function writeDecision(
  input: Input,
  client: TransactionClientContract
): Promise<Decision> {
  const { about, effects } = input
  const stateAfter = input.stateAfter ?? stateAfterThe(effects)
  const decision = await Decision.create(rowOf(input, stateAfter), { client })
  await Effect.createMany(
    effects.map(({ target, kind, before, after, undoesId }) => ({
      ...{ decisionId: decision.id, targetKind: target.kind, targetId: target.id },
      ...{ kind, before, after, undoesId },
    })),
    { client }
  )
  about.merge({ state: stateAfter, version: about.version + 1 })
  about.decidedAt = stateAfter === 'decided' ? DateTime.utc() : null
  await about.save()
  await Claim.query({ client }).where('caseId', about.id).delete()
  return decision
}

const rowOf = ({ about, by, reason, ...input }: Input, stateAfter: CaseState) => ({
  ...{ caseId: about.id, caseVersion: about.version, stateBefore: about.state, stateAfter },
  ...{ actorId: by.id, actor: by.actor, subjectId: about.subjectId, reasonId: reason.id },
  ...{ text: input.text ?? '', note: input.note ?? '', batchId: input.batchId },
  ...{ correctsId: input.corrected, undoesId: input.undoes },
})

const stateAfterThe = (effects: Applied[]): CaseState =>
  effects.some(({ kind }) => kind === 'escalate') ? 'escalated' : 'decided'
