import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import { TASK_STATE } from '#queries/panel/task_state'
import { select } from '#db/statements'
import type { TaskKind } from '#rules/panel_tasks'

export interface Task {
  id: number
  kind: TaskKind
  input: Record<string, unknown>
  total: number
  done: number
  failed: number
  state: 'waiting' | 'done' | 'failed'
  created_at: string
  finished_at: string | null
}

/** How far a task is that somebody started. @throws NotFoundException for those of others */
export async function findTask(
  id: number,
  actorId: number,
  client?: QueryClientContract
): Promise<Task> {
  const [task] = await select<Task>(
    {
      sql: sql`select id, kind, input, total, done, failed, ${TASK_STATE} as state, created_at, finished_at
      from panel_tasks t where id = ${id} and actor_id = ${actorId}`,
    },
    client
  )
  if (!task) throw new NotFoundException()
  return task
}
