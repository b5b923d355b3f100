import { privateStore } from '#storage/stores'
import { inBatches } from '#support/in_batches'

/** Deletes every file below a folder of the private store. @param folder - ends in `/` */
export async function deleteFolder(folder: string): Promise<void> {
  for await (const files of inBatches(privateStore.list(folder), 500))
    await privateStore.delete(files.map(({ name }) => name))
}
