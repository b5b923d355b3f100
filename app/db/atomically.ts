import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { databaseFault } from '#db/database_fault'
import { tellWrite } from '#db/kept_counts'

const ATTEMPTS = 3

/**
 * One transaction; run again when PostgreSQL chose it as the victim of a deadlock or of a
 * serialisation conflict (40P01, 40001), since nothing of it was kept.
 *
 * @throws what `work` throws, and deferred constraints at commit
 */
export async function atomically<T>(
  work: (client: TransactionClientContract) => Promise<T>,
  attempt = 1
): Promise<T> {
  try {
    return await committed(db, work)
  } catch (error) {
    if (databaseFault(error) !== 'conflict' || attempt === ATTEMPTS) throw error
    return atomically(work, attempt + 1)
  }
}

/**
 * One transaction that was kept when this returns. Lucid alone does not hear of a COMMIT that fails
 * (a deferred constraint, a connection lost on the way): knex resolves `commit()` all the same and
 * rejects the transaction's own promise only.
 */
export async function committed<T>(
  client: Pick<QueryClientContract, 'transaction'>,
  work: (client: TransactionClientContract) => Promise<T>
): Promise<T> {
  const sent = new Set<string>()
  let outcome: Promise<unknown> | undefined
  try {
    const result = await client.transaction((transaction) => {
      outcome = transaction.knexClient.executionPromise
      transaction.knexClient.on('query', ({ sql }: { sql: string }) => sent.add(sql))
      return work(transaction)
    })
    await outcome
    return result
  } finally {
    // Also when it failed: a commit may have happened though its answer got lost.
    sent.forEach(tellWrite)
  }
}
