import { noteAudit } from '#actions/panel/note_audit'
import { atomically } from '#db/atomically'
import { forgetDead } from '#queue/dead_list'
import type { By } from '#rules/audit'

/** Forgets a job that has failed for good. */
export default class ForgetJob {
  /** @returns whether it was there */
  async handle(id: string, by: By): Promise<boolean> {
    const moved = await forgetDead(id)
    if (!moved) return false
    const target = { type: 'job', id: null, name: id }
    await atomically((client) => noteAudit({ by, deed: 'job_forgotten', target }, client))
    return true
  }
}
