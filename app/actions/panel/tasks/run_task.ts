import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { partOf, type Part } from '#actions/panel/tasks/kinds'
import { Refusal } from '#exceptions/refusal'
import PanelTask from '#models/panel_task'
import { atomically } from '#db/atomically'

interface Input {
  taskId: number
  /** aborted when the worker stops */
  signal?: AbortSignal
}

/** Does a task, a part a transaction, so that nobody waits for its locks and a restart loses nothing. */
export default class RunTask {
  async handle({ taskId, signal }: Input): Promise<void> {
    while (!(await this.#next(taskId))) signal?.throwIfAborted()
  }

  /** @returns whether the task is over */
  async #next(taskId: number): Promise<boolean> {
    try {
      return await atomically((client) => doPart(taskId, client))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const task = await PanelTask.findOrFail(taskId)
      await task.merge({ state: 'failed', finishedAt: DateTime.utc() }).save()
      return true
    }
  }
}

/** The task's row is held, so that a second run of the job waits and finds what is left. */
async function doPart(taskId: number, client: TransactionClientContract): Promise<boolean> {
  const task = await PanelTask.query({ client }).where({ id: taskId }).forUpdate().first()
  if (task?.state !== 'waiting') return true
  const part = await partOf(task.kind)(task.input, client, task.done + task.failed)
  await task.merge(after(task, part)).save()
  return part.isLast
}

const after = (task: PanelTask, { done, failed = 0, isLast }: Part) => ({
  done: task.done + done,
  failed: task.failed + failed,
  ...(isLast && { state: 'done' as const, finishedAt: DateTime.utc() }),
})
