import type { JobWithMetadata } from 'pg-boss'
import sql from 'sql-template-tag'
import { execute } from '#db/statements'
import { DEAD_LIST, engine } from '#queue/engine'

/** More than a person reads. */
const MAX_LISTED = 1000
/** In place of an id. */
export const ALL = 'all'

/** A job that has failed for the last time. It waits for an operator for 90 days. */
export interface DeadJob {
  id: string
  name: string
  payload: object
  tries: number
  failedAt: Date
  /** the first line of what the last try threw */
  reason: string
}

export async function deadJobs(): Promise<DeadJob[]> {
  const boss = await engine()
  const found = await boss.findJobs<object>(DEAD_LIST, { queued: true, limit: MAX_LISTED })
  return found.map(deadJob)
}

/** How many jobs have failed for good. */
export async function countDead(): Promise<number> {
  const [row] = await execute<{ count: number }>({
    sql: sql`select count(*)::int as count from jobs.job where name = ${DEAD_LIST} and state < 'active'`,
  })
  return row!.count
}

/** Gives a job, or all of them, back to their queues with all their tries. @returns how many */
export async function retryDead(id: string): Promise<number> {
  const boss = await engine()
  if (id !== ALL) return isId(id) ? boss.redrive(DEAD_LIST, { ids: [id] }) : 0
  const moved = await boss.redrive(DEAD_LIST, { limit: MAX_LISTED })
  return moved < MAX_LISTED ? moved : moved + (await retryDead(ALL))
}

/** Deletes a job, or all of them, from the dead list. @returns how many */
export async function forgetDead(id: string): Promise<number> {
  const boss = await engine()
  if (id === ALL) return boss.deleteQueuedJobs(DEAD_LIST)
  if (!isId(id)) return 0
  // pg-boss's types leave out what it answers.
  const { affected } = (await boss.deleteJob(DEAD_LIST, id)) as { affected: number }
  return affected
}

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

function deadJob(job: JobWithMetadata<object>): DeadJob {
  const { id, sourceName, data, sourceRetryCount, createdOn, sourceOutput } = job
  return {
    id,
    name: sourceName ?? '',
    payload: data,
    tries: (sourceRetryCount ?? 0) + 1,
    failedAt: createdOn,
    reason: reasonOf(sourceOutput),
  }
}

/** The engine keeps what was thrown as an object, and its own reasons one level deeper. */
function reasonOf(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: { message?: unknown } }
  return String(message ?? value?.message ?? '').split('\n')[0]!
}
