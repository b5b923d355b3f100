import type { DateTime } from 'luxon'
import type { Cast } from '#actions/demo/cast'
import Comment from '#models/comment'
import type Decision from '#models/decision'
import Sanction from '#models/sanction'
import User from '#models/user'

interface Punishing {
  kind: 'ban' | 'warn'
  userId: number
  decision: Decision
  at: DateTime
}

/** What holds for somebody since a decision of the past. */
export async function punish(
  { kind, userId, decision, at }: Punishing,
  { within: { client } }: Cast
): Promise<void> {
  const sanction = kind === 'ban' ? ('ban' as const) : ('warning' as const)
  const row = { kind: sanction, userId, decisionId: decision.id, startedAt: at }
  await Sanction.create(row, { client })
  if (kind === 'warn') return
  await User.query({ client }).where({ id: userId }).update({ banned_at: at.toISO() })
  await Comment.query({ client }).where({ userId }).update({ author_hidden: true })
}
