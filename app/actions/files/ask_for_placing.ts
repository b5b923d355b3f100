import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import MediaPlacement from '#models/media_placement'
import type { FileOwner } from '#rules/file_owner'
import { enqueue } from '#queue/enqueue'
import { placeFiles } from '#queue/files'

/**
 * Has the files of an owner placed as soon as the transaction is committed, if what it wrote made a trigger
 * note that they may lie in the wrong store. Do it last in the transaction.
 */
export async function askForPlacing(
  owner: FileOwner,
  client: TransactionClientContract
): Promise<void> {
  const note = await MediaPlacement.query({ client })
    .apply((scopes) => scopes.of(owner))
    .first()
  if (note) await enqueue(placeFiles, owner, { client })
}
