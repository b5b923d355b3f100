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
  /** whether the job is not tried again */
  isLastTry?: boolean
}

/** Does a task, a part a transaction, so that nobody waits for its locks and a restart loses nothing. */
export default class RunTask {
  /** @throws what a part throws that is no refusal; the job is tried again, and after its last try the task has failed */
  async handle({ taskId, signal, isLastTry = false }: Input): Promise<void> {
    try {
      while (!(await atomically((client) => doPart(taskId, client)))) signal?.throwIfAborted()
    } catch (error) {
      if (error instanceof Refusal) return fail(taskId)
      if (isLastTry) await fail(taskId)
      throw error
    }
  }
}

/**
 * The task's row is held, so that a second run of the job waits and finds what is left. A job that was given back
 * from the dead list goes on with a task that has failed.
 *
 * @returns whether the task is over
 */
async function doPart(taskId: number, client: TransactionClientContract): Promise<boolean> {
  const task = await PanelTask.query({ client }).where({ id: taskId }).forUpdate().first()
  if (!task || task.state === 'done') return true
  const part = await partOf(task.kind)(task.input, client, task.done + task.failed)
  await task.merge(after(task, part)).save()
  return part.isLast
}

const after = (task: PanelTask, { done, failed = 0, isLast }: Part) => ({
  done: task.done + done,
  failed: task.failed + failed,
  state: isLast ? ('done' as const) : ('waiting' as const),
  finishedAt: isLast ? DateTime.utc() : null,
})

/** What is done so far stays, and stays told. */
async function fail(taskId: number): Promise<void> {
  await PanelTask.query()
    .where({ id: taskId, state: 'waiting' })
    .update({ state: 'failed', finished_at: DateTime.utc().toISO() })
}
