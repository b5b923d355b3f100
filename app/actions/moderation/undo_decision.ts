import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { absorbNewer } from '#actions/moderation/absorb_newer'
import { followEffects } from '#actions/moderation/apply_effects'
import { reverseSanctions } from '#actions/moderation/keep_sanctions'
import type { Moderator } from '#actions/moderation/moderator'
import { reverseEffects } from '#actions/moderation/reverse_effects'
import { reopenCauses } from '#actions/moderation/settle_causes'
import { withdrawMails } from '#actions/moderation/tell_author'
import { writeDecision } from '#actions/moderation/write_decision'
import { NotFoundException, PermissionDeniedException } from '#exceptions/http'
import { CaseChangedException, UndoClosedException } from '#exceptions/moderation'
import Case from '#models/case'
import Decision from '#models/decision'
import { lastDecision } from '#queries/moderation/last_decision'
import { atomically } from '#db/atomically'
import { UNDO_SECONDS, type CaseState, type EffectKind } from '#rules/moderation'

interface Input {
  decisionId: number
  by: Moderator
}

export interface Undone {
  about: Case
  /** effects after which it is not as it was before: it is gone, or was changed or decided about since */
  left: EffectKind[]
}

/** Takes a decision back, whole, by whoever made it, as long as nobody was told of it. */
export default class UndoDecision {
  /**
   * @throws NotFoundException
   * @throws PermissionDeniedException for the decision of somebody else
   * @throws UndoClosedException after a minute, or of what is undone already, or undoing itself
   * @throws CaseChangedException when somebody decided on the case since then
   */
  handle({ decisionId, by }: Input, now = DateTime.utc()): Promise<Undone> {
    return atomically(async (client) => {
      const decision = await Decision.find(decisionId, { client })
      if (!decision) throw new NotFoundException()
      const about = await Case.query({ client })
        .where('id', decision.caseId)
        .forUpdate()
        .firstOrFail()
      if (decision.actorId !== by.id || by.id === null) throw new PermissionDeniedException()
      await refuseLate({ decision, about, now }, client)
      return undo({ decision, about, by }, client)
    })
  }
}

interface Undoing {
  decision: Decision
  about: Case
  by: Moderator
}

async function undo(
  { decision, about, by }: Undoing,
  client: TransactionClientContract
): Promise<Undone> {
  const effects = await reverseEffects(decision.id, client)
  const stateAfter = stateAfterUndoing(decision, about)
  if (isUndecided(stateAfter)) await absorbNewer(about, client)
  const row = { reason: { id: decision.reasonId }, undoes: decision.id }
  const undoing = await writeDecision({ about, by, effects, stateAfter, ...row }, client)
  await reverseSanctions({ decisionId: decision.id, byId: undoing.id }, client)
  await reopenCauses(decision.id, client)
  await withdrawMails(decision.id, client)
  await followEffects(effects, client)
  return { about, left: effects.filter(({ isLeft }) => isLeft).map(({ kind }) => kind) }
}

const isUndecided = (state: CaseState) => state === 'open' || state === 'escalated'

/** What nobody but the moderator asked for waits for nobody. */
const stateAfterUndoing = ({ stateBefore }: Decision, { causes }: Case): CaseState =>
  isUndecided(stateBefore) && causes.every((cause) => cause === 'moderator')
    ? 'withdrawn'
    : stateBefore

interface Late {
  decision: Decision
  about: Case
  now: DateTime
}

async function refuseLate({ decision, about, now }: Late, client: TransactionClientContract) {
  const undone = await Decision.query({ client }).where('undoesId', decision.id).first()
  const isOld = decision.createdAt.plus({ seconds: UNDO_SECONDS }) < now
  if (undone || isOld || decision.undoesId !== null) throw new UndoClosedException()
  if (about.version !== decision.caseVersion + 1)
    throw new CaseChangedException(about.version, await lastDecision(about.id, client))
}
