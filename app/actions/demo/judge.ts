import type { DateTime } from 'luxon'
import type { Cast } from '#actions/demo/cast'
import { punish } from '#actions/demo/punish'
import type { ToldDecision } from '#actions/demo/story'
import type Case from '#models/case'
import Decision from '#models/decision'
import Effect from '#models/effect'
import Report from '#models/report'
import type { EffectKind } from '#rules/moderation'
import { concernsPerson, isMeasure } from '#rules/moderation_effects'

interface Judging {
  told: ToldDecision
  about: Case
  /** the decision before, which a restoring one corrects */
  corrected?: Decision
  batchId: string
}

interface Judged {
  told: ToldDecision
  decision: Decision
  about: Case
  at: DateTime
}

type Change = [before: Record<string, unknown>, after: Record<string, unknown>]

const free = { suspended_until: null, suspended_reason: null }
const nothing: Change = [{}, {}]

/** What an effect finds and leaves, as its row has it. */
function changeOf(kind: EffectKind, { about, at }: Judged): Change {
  const isComment = about.targetKind === 'comment'
  const approval = (before: boolean): Change => [{ is_approved: before }, { is_approved: !before }]
  const state = (after: string): Change => [
    { moderation_state: 'visible' },
    { moderation_state: after },
  ]
  const banned = { banned_at: at.toUTC().toISO(), ...free }
  const changes: Partial<Record<EffectKind, Change>> = {
    hide: isComment ? approval(true) : state('hidden'),
    remove: isComment ? approval(true) : state('removed'),
    restore: approval(false),
    ban: [{ banned_at: null, ...free }, banned],
  }
  return changes[kind] ?? nothing
}

/** A decision of the past, with everything that follows from it. */
export async function judge(judging: Judging, cast: Cast): Promise<Decision> {
  const { told, about } = judging
  const { client } = cast.within
  const at = cast.hoursAgo(told.hours)
  const stateAfter = told.effects.includes('escalate') ? 'escalated' : 'decided'
  const decision = await Decision.create({ ...rowOf(judging, cast), stateAfter }, { client })
  const judged = { told, decision, about, at }
  for (const kind of told.effects) await take(kind, judged, cast)
  const decidedAt = stateAfter === 'decided' ? at : null
  await about.merge({ state: stateAfter, version: about.version + 1, decidedAt }).save()
  if (decidedAt) await answerReports(judged, cast)
  return decision
}

function rowOf({ told, about, corrected, batchId }: Judging, cast: Cast): Partial<Decision> {
  const actorId = cast.personId(told.by)
  return {
    ...{ caseId: about.id, caseVersion: about.version, stateBefore: about.state },
    ...{ actorId, actor: `user:${actorId}`, subjectId: about.subjectId },
    ...{ reasonId: cast.reasonId(told.reason), createdAt: cast.hoursAgo(told.hours) },
    ...{ text: told.text ?? '', note: told.note ?? '' },
    ...(told.effects.includes('restore') && { correctsId: corrected!.id }),
    ...(told.batch && { batchId }),
  }
}

async function take(kind: EffectKind, judged: Judged, cast: Cast): Promise<void> {
  const { decision, about, at } = judged
  const target = concernsPerson(kind)
    ? { targetKind: 'user' as const, targetId: about.subjectId! }
    : { targetKind: about.targetKind, targetId: about.targetId }
  const [before, after] = changeOf(kind, judged)
  const row = { decisionId: decision.id, kind, ...target, before, after, createdAt: at }
  await Effect.create(row, { client: cast.within.client })
  if (kind === 'ban' || kind === 'warn')
    await punish({ kind, userId: about.subjectId!, decision, at }, cast)
}

async function answerReports({ told, decision, about, at }: Judged, cast: Cast): Promise<void> {
  const state = told.effects.some(isMeasure) ? 'upheld' : 'declined'
  await Report.query({ client: cast.within.client })
    .where({ caseId: about.id, state: 'open' })
    .update({ state, decision_id: decision.id, decided_at: at.toISO() })
}
