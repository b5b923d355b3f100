import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { alertLeads } from '#actions/moderation/alert_leads'
import { applyEffects, followEffects, type Applied } from '#actions/moderation/apply_effects'
import { heldCase } from '#actions/moderation/held_case'
import { keepSanctions, reverseSanctions } from '#actions/moderation/keep_sanctions'
import type { Moderator } from '#actions/moderation/moderator'
import { reverseEffects } from '#actions/moderation/reverse_effects'
import { settleCauses } from '#actions/moderation/settle_causes'
import { tellAuthor } from '#actions/moderation/tell_author'
import { tellReporters } from '#actions/moderation/tell_reporters'
import { usableReason } from '#actions/moderation/usable_reason'
import { correctedBy, refuseUnfit } from '#actions/moderation/what_fits'
import { writeDecision } from '#actions/moderation/write_decision'
import type Case from '#models/case'
import type Decision from '#models/decision'
import { atomically } from '#db/atomically'
import type { WantedEffect } from '#rules/moderation_effects'

export interface Deciding {
  caseId: number
  /** of the case, as whoever decides has seen it */
  version: number
  by: Moderator
  effects: WantedEffect[]
  /** Takes back all that the appealed decision did, in place of effects. */
  overturn?: boolean
  /** key of the reason */
  reason: string
  /** to the author */
  text?: string
  /** to colleagues */
  note?: string
  batchId?: string
}

export interface DecidedCase {
  decision: Decision
  about: Case
}

/** Decides on a case: all of its effects, or none. */
export default class Decide {
  /**
   * @throws NotFoundException, CaseChangedException, PermissionDeniedException: see heldCase
   * @throws InvalidInputException when the effects do not fit the target, or its reason does not
   */
  handle(input: Deciding): Promise<DecidedCase> {
    return atomically((client) => this.within(input, client))
  }

  /** The same as a part of a transaction; what has to follow is done at its end. */
  async within(input: Deciding, client: TransactionClientContract): Promise<DecidedCase> {
    const about = await heldCase(input, client)
    const reason = await usableReason(input.reason, about.targetKind, client)
    const corrected = await correctedBy(input, about, client)
    if (!input.overturn) await refuseUnfit(input.effects, about, client)
    const effects = await this.#change({ input, about, corrected, reason: reason.key }, client)
    const decision = await writeDecision({ ...input, about, reason, effects, corrected }, client)
    await keepSanctions(decision.id, input.overturn ? [] : effects, client)
    if (input.overturn)
      await reverseSanctions({ decisionId: corrected!, byId: decision.id }, client)
    const settled = await settleCauses(
      { decision, about, effects, overturn: input.overturn },
      client
    )
    await tellAuthor(decision, effects, client)
    await tellReporters(decision, settled, client)
    await alertLeads(decision, effects, client)
    await followEffects(effects, client)
    return { decision, about }
  }

  #change(
    change: { input: Deciding; about: Case; corrected: number | null; reason: string },
    client: TransactionClientContract
  ): Promise<Applied[]> {
    const { input, about, corrected, reason } = change
    if (input.overturn) return reverseEffects(corrected!, client)
    const now = DateTime.utc().toISO()
    return applyEffects({ wanted: input.effects, about, reason, now }, client)
  }
}
