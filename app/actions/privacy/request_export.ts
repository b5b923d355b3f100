import { holdSelf } from '#actions/users/own_account'
import Export from '#models/export'
import { atomically } from '#db/atomically'
import { makeExport } from '#queue/accounts'
import { enqueue } from '#queue/enqueue'

interface Input {
  userId: number
}

/** Has what is kept of somebody gathered; one that is being made already is not begun again. */
export default class RequestExport {
  async handle({ userId }: Input): Promise<Export> {
    return atomically(async (client) => {
      await holdSelf(userId, client)
      const running = await Export.query({ client }).where({ userId }).whereNull('ready_at').first()
      if (running) return running
      const made = await Export.create({ userId }, { client })
      await enqueue(makeExport, { exportId: made.id }, { client })
      return made.refresh()
    })
  }
}
