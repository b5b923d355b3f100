import { DateTime } from 'luxon'
import { mailToken } from '#actions/mailed_tokens/mail_token'
import { deleteFolder } from '#actions/privacy/delete_folder'
import { exportArchive } from '#actions/privacy/export_archive'
import Export from '#models/export'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { privateStore } from '#storage/stores'

interface Input {
  exportId: number
}

/** What of an archive is in memory at once, and in one file. */
const PART_BYTES = 4 * 1024 * 1024
const DAYS = 7

/** Gathers what is kept of somebody, and mails them a link to it. Run twice it writes the same files again. */
export default class MakeExport {
  async handle({ exportId }: Input): Promise<void> {
    const wanted = await Export.find(exportId)
    if (!wanted || wanted.readyAt) return
    const written = await write(wanted)
    const isWanted = await atomically(async (client) => {
      const user = await User.hold(wanted.userId, client)
      const kept = user?.isOpen && (await Export.query({ client }).where('id', exportId).first())
      if (!user || !kept) return false
      const expiresAt = DateTime.utc().plus({ days: DAYS })
      await kept.merge({ ...written, readyAt: DateTime.utc(), expiresAt }).save()
      const { id: userId, email: address } = user
      await mailToken({ userId, purpose: 'export_data', address }, client)
      return true
    })
    if (!isWanted) await deleteFolder(wanted.folder)
  }
}

async function write(made: Export): Promise<{ parts: number; sizeBytes: number }> {
  const written = { parts: 0, sizeBytes: 0 }
  let waiting: Buffer[] = []
  const put = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    await privateStore.put(made.partName(++written.parts), bytes, 'application/octet-stream')
    written.sizeBytes += bytes.length
  }
  let length = 0
  for await (const chunk of await exportArchive(made.userId)) {
    waiting.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length < PART_BYTES) continue
    await put()
    length = 0
  }
  await put()
  return written
}
