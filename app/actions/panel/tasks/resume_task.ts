import { PermissionDeniedException } from '#exceptions/http'
import PanelTask from '#models/panel_task'
import { findTask, type Task } from '#queries/panel/find_task'
import { atomically } from '#db/atomically'
import { enqueue } from '#queue/enqueue'
import { runTask } from '#queue/panel'
import { isDecision, type Bulk } from '#rules/panel_tasks'
import type { Viewer } from '#rules/viewer'

interface Input {
  taskId: number
  /** who started it */
  viewer: Viewer
}

/** Goes on with a task that has failed, from where it was. */
export default class ResumeTask {
  /**
   * @returns whether it had failed
   * @throws NotFoundException for tasks of others, PermissionDeniedException for who may not start it any more
   */
  async handle({ taskId, viewer }: Input): Promise<boolean> {
    return atomically(async (client) => {
      const held = await PanelTask.query({ client }).where({ id: taskId }).forUpdate().first()
      const task = await findTask(taskId, viewer.id, client)
      if (!mayStart(task, viewer)) throw new PermissionDeniedException()
      if (!held || task.state !== 'failed') return false
      await held.merge({ state: 'waiting', finishedAt: null }).save()
      await enqueue(runTask, { taskId }, { client })
      return true
    })
  }
}

/** Decisions carry the rank of whoever took them, who may have another one by now. */
function mayStart({ kind, input }: Task, viewer: Viewer): boolean {
  const { deed, by } = input as unknown as Bulk
  const isDecided = kind.endsWith('_bulk') && isDecision(deed)
  return isDecided ? viewer.rank >= by.rank : viewer.isStaff
}
