import { DateTime } from 'luxon'
import type { Aspect } from '#actions/moderation/aspects/aspect'
import { followState } from '#actions/users/follow_state'
import User from '#models/user'

const isoOf = (time: DateTime | null) => time && time.toUTC().toISO()
const timeOf = (text: unknown) => (text === null ? null : DateTime.fromISO(String(text)))

/** Whether somebody may come in and write. What they made follows at the end of the transaction. */
export const accountState: Aspect = {
  async read({ id }, client) {
    const user = await User.query({ client }).where({ id }).forUpdate().first()
    return (
      user && {
        banned_at: isoOf(user.bannedAt),
        suspended_until: isoOf(user.suspendedUntil),
        suspended_reason: user.suspendedReason,
      }
    )
  },
  async write({ id }, state, client) {
    const user = await User.holdAlone(id, client)
    user.bannedAt = timeOf(state.banned_at)
    user.suspendedUntil = timeOf(state.suspended_until)
    user.suspendedReason = state.suspended_reason as string | null
    await user.save()
  },
  async follow({ id }, client) {
    const user = await User.query({ client }).where({ id }).forUpdate().first()
    if (user) await followState(user, client)
  },
}
