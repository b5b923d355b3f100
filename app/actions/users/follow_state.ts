import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { hideSome, MADE } from '#actions/users/hide_some'
import type User from '#models/user'
import { hideWhatWasMade } from '#queue/accounts'
import { enqueue } from '#queue/enqueue'

/** Of most people it is less, and hidden as soon as they are banned. */
const AT_ONCE = 200

/**
 * Has what somebody made hidden, or shown again, as their account was just changed: at once where it is little,
 * else by a job. Do it last in the transaction.
 *
 * @param user - read by `User.holdAlone` in the transaction, and saved
 */
export async function followState(user: User, client: TransactionClientContract): Promise<void> {
  for (const table of MADE) {
    const changed = await hideSome({ userId: user.id, table, limit: AT_ONCE }, client)
    if (changed < AT_ONCE) continue
    await enqueue(hideWhatWasMade, { userId: user.id }, { client })
    return
  }
}
