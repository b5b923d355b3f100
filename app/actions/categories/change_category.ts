import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { atomically } from '#db/atomically'
import { databaseFault, violatedConstraint } from '#db/database_fault'
import { hold } from '#db/advisory_keys'

/**
 * A transaction that writes a category. One key for all changes is held before any row is: two moves
 * at once could close a circle that neither sees, or wait for each other's row.
 *
 * @throws InvalidInputException when Django gave its slug to another one meanwhile
 */
export async function changeCategory<T>(
  work: (client: TransactionClientContract) => Promise<T>
): Promise<T> {
  try {
    return await atomically(async (client) => {
      await hold('changeCategory', client)
      return work(client)
    })
  } catch (error) {
    const taken = databaseFault(error) === 'unique' && /slug/.test(violatedConstraint(error))
    throw taken ? new InvalidInputException([{ path: ['slug'], code: 'unique_slug' }]) : error
  }
}
