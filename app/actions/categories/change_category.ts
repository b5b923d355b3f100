import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { storeFiles } from '#actions/files/store_files'
import type { NewSolePicture } from '#actions/pictures/new_sole_picture'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { atomically } from '#db/atomically'
import { databaseFault, violatedConstraint } from '#db/database_fault'
import { hold } from '#db/advisory_keys'

const withPicture = <T>(
  work: (client: TransactionClientContract) => Promise<T>,
  { put, keep }: NewSolePicture
): Promise<T> =>
  storeFiles(put, async (client, isPublic) => {
    const done = await work(client)
    await keep(client, isPublic)
    return done
  })

/**
 * A transaction that writes a category. One key for all changes is held before any row is: two moves
 * at once could close a circle that neither sees, or wait for each other's row.
 *
 * @param picture - its new image, which is stored before the transaction begins
 * @throws InvalidInputException when Django gave its slug to another one meanwhile
 */
export async function changeCategory<T>(
  work: (client: TransactionClientContract) => Promise<T>,
  picture?: NewSolePicture
): Promise<T> {
  const alone = async (client: TransactionClientContract) => {
    await hold('changeCategory', client)
    return work(client)
  }
  try {
    return await (picture ? withPicture(alone, picture) : atomically(alone))
  } catch (error) {
    const taken = databaseFault(error) === 'unique' && /slug/.test(violatedConstraint(error))
    throw taken ? new InvalidInputException([{ path: ['slug'], code: 'unique_slug' }]) : error
  }
}
