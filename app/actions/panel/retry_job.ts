import { noteAudit } from '#actions/panel/note_audit'
import { atomically } from '#db/atomically'
import { retryDead } from '#queue/dead_list'
import type { By } from '#rules/audit'

/** Gives a job that has failed for good back to its queue. */
export default class RetryJob {
  /** @returns whether it was there */
  async handle(id: string, by: By): Promise<boolean> {
    const moved = await retryDead(id)
    if (!moved) return false
    const target = { type: 'job', id: null, name: id }
    await atomically((client) => noteAudit({ by, deed: 'job_retried', target }, client))
    return true
  }
}
