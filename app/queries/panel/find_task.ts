import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
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
export async function findTask(id: number, actorId: number): Promise<Task> {
  const [task] = await select<Task>({
    sql: sql`select id, kind, input, total, done, failed, state, created_at, finished_at
      from panel_tasks where id = ${id} and actor_id = ${actorId}`,
  })
  if (!task) throw new NotFoundException()
  return task
}
