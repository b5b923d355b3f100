import { FileMissing, type Store } from '#storage/store'
import { storeFor } from '#storage/stores'

/**
 * Asks the store in which a file lies, then the other one: files move from one to the other after their row
 * was read, or before it is written.
 *
 * @throws FileMissing when neither has it
 */
export async function askEither<T>(
  isPublic: boolean,
  ask: (store: Store) => Promise<T>
): Promise<T> {
  try {
    return await ask(storeFor(isPublic))
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    return ask(storeFor(!isPublic))
  }
}
