import type { Place } from '#storage/place'
import { statIn } from '#storage/look'
import type { Store } from '#storage/store'
import { storeAt } from '#storage/stores'
import { StorageTrouble, troubleOf, type StoreName } from '#storage/trouble'

const BYTES = Buffer.from('A trial of the store of files.\n')

interface Trial {
  store: StoreName
  /** where the store lies, for the words of what is wrong */
  place: Place
  /** of the file, which nobody can guess */
  name: string
}

/**
 * Puts a file into a store, reads it, deletes it, and looks whether it is gone.
 *
 * @param look - does more with it while it is there
 * @throws StorageTrouble for the first thing that is wrong
 */
export async function tryStore<T>(
  { store: which, place, name }: Trial,
  look: (name: string, bytes: Buffer) => T | Promise<T>
): Promise<T> {
  const store = storeAt(place, which)
  try {
    const seen = await tryFile(name, store, look)
    if (await statIn(store, name))
      throw new StorageTrouble('the store keeps a file that was deleted')
    return seen
  } catch (error) {
    await store.delete([name]).catch(() => {})
    throw troubleOf(error, which, place)
  }
}

async function tryFile<T>(
  name: string,
  store: Store,
  look: (name: string, bytes: Buffer) => T | Promise<T>
): Promise<T> {
  await store.put(name, BYTES, 'text/plain')
  if (!BYTES.equals(await store.bytes(name)))
    throw new StorageTrouble('the store gives back other bytes than it was given')
  const seen = await look(name, BYTES)
  await store.delete([name])
  return seen
}
