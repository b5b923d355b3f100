import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { partOf } from '#actions/panel/tasks/kinds'
import PanelTask from '#models/panel_task'
import { enqueue } from '#queue/enqueue'
import { runTask } from '#queue/panel'
import type { By } from '#rules/audit'
import { AT_ONCE, type TaskKind } from '#rules/panel_tasks'

const KEPT_DAYS = 30

interface Input {
  kind: TaskKind
  input: object
  /** how many rows it is about */
  total: number
  by: By
}

/**
 * Does something to rows: at once where they are few, else by a job.
 *
 * @returns the id of the task, for the page that shows how far it is; null when it is done
 */
export async function startTask(
  { kind, input, total, by }: Input,
  client: TransactionClientContract
): Promise<number | null> {
  if (total <= AT_ONCE) {
    for (let isOver = false; !isOver;) {
      const { isLast } = await partOf(kind)(input, client, 0)
      isOver = isLast
    }
    return null
  }
  return queueTask({ kind, input, total, by }, client)
}

/** Leaves something to a job. @returns the id of the task */
export async function queueTask(
  { kind, input, total, by }: Input,
  client: TransactionClientContract
): Promise<number> {
  await forgetOld(by.viewer.id, client)
  const task = await PanelTask.create(
    { kind, input: { ...input }, total, actorId: by.viewer.id },
    { client }
  )
  await enqueue(runTask, { taskId: task.id }, { client })
  return task.id
}

/** A task holds the ids of all its rows; nobody looks at it a month later. */
async function forgetOld(actorId: number, client: TransactionClientContract): Promise<void> {
  const oldest = DateTime.utc().minus({ days: KEPT_DAYS }).toISO()
  await PanelTask.query({ client }).where({ actorId }).where('createdAt', '<', oldest).delete()
}
