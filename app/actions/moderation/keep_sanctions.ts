import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import type { Applied } from '#actions/moderation/apply_effects'
import Sanction from '#models/sanction'

const KINDS = { warn: 'warning', suspend: 'suspension', ban: 'ban' } as const

/** Writes down what holds for a person by a decision, and what does not hold any more. */
export async function keepSanctions(
  decisionId: number,
  effects: Applied[],
  client: TransactionClientContract
): Promise<void> {
  for (const { kind, target, after } of effects) {
    if (kind === 'lift')
      await end({ endedById: decisionId, userId: target.id, kinds: ['suspension', 'ban'] }, client)
    if (!(kind in KINDS)) continue
    const sanction = KINDS[kind as keyof typeof KINDS]
    if (sanction !== 'warning')
      await end({ endedById: decisionId, userId: target.id, kinds: [sanction] }, client)
    const until = sanction === 'suspension' ? DateTime.fromISO(String(after.suspended_until)) : null
    await Sanction.create({ userId: target.id, kind: sanction, decisionId, until }, { client })
  }
}

/** One that takes the place of another ends it. */
async function end(
  { endedById, userId, kinds }: { endedById: number; userId: number; kinds: Sanction['kind'][] },
  client: TransactionClientContract
) {
  await Sanction.query({ client })
    .where({ userId })
    .whereIn('kind', kinds)
    .whereNull('endedAt')
    .update({ ended_at: DateTime.utc().toISO(), ended_by_id: endedById })
}

/** Takes back what a decision wrote down about sanctions, because of another one. */
export async function reverseSanctions(
  { decisionId, byId }: { decisionId: number; byId: number },
  client: TransactionClientContract
): Promise<void> {
  await Sanction.query({ client })
    .where({ decisionId })
    .whereNull('endedAt')
    .update({ ended_at: DateTime.utc().toISO(), ended_by_id: byId })
  const ended = await Sanction.query({ client }).where({ endedById: decisionId })
  for (const sanction of ended)
    if (await isFree(sanction, client))
      await sanction.merge({ endedAt: null, endedById: null }).save()
}

/** Whether no newer one has taken its place. */
async function isFree({ userId, kind }: Sanction, client: TransactionClientContract) {
  if (kind === 'warning') return true
  return !(await Sanction.query({ client }).where({ userId, kind }).whereNull('endedAt').first())
}
