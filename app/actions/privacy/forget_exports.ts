import { DateTime } from 'luxon'
import { deleteFolder } from '#actions/privacy/delete_folder'
import Export from '#models/export'

const BATCH = 100
/** One that is not ready by then failed for good; its owner may ask again. */
const WAITING_DAYS = 1

/** Deletes exports that are too old to be read, files first. */
export default class ForgetExports {
  async handle(now = DateTime.utc()): Promise<number> {
    let forgotten = 0
    for (let old = await someBefore(now); old.length; old = await someBefore(now))
      for (const one of old) {
        await deleteFolder(one.folder)
        await one.delete()
        forgotten += 1
      }
    return forgotten
  }
}

const someBefore = (now: DateTime) =>
  Export.query()
    .where('expires_at', '<=', now.toISO()!)
    .orWhere((stuck) =>
      stuck
        .whereNull('ready_at')
        .where('requested_at', '<=', now.minus({ days: WAITING_DAYS }).toISO()!)
    )
    .orderBy('id')
    .limit(BATCH)
