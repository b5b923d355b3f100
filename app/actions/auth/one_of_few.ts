import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import pLimit from 'p-limit'
import { atomically } from '#db/atomically'
import { OverloadedException } from '#exceptions/limits'

const AT_ONCE = 3
const MAX_WAITING = 256

const turns = pLimit(AT_ONCE)

/**
 * The transaction of a sign-in. Each holds its account, so many who come to one account at once wait for each other:
 * they wait here, where nothing is taken from others, and not with all connections of the pool in their hands.
 *
 * @throws OverloadedException when too many are waiting already, and what `work` throws
 */
export function oneOfFew<T>(work: (client: TransactionClientContract) => Promise<T>): Promise<T> {
  if (turns.pendingCount >= MAX_WAITING) throw new OverloadedException()
  return turns(() => atomically(work))
}
