import sql from 'sql-template-tag'
import { execute } from '#db/statements'

export interface QueueStatus {
  /** processes that work the queue; one that was killed counts for half a minute more */
  workers: number
  /** how long the job that has waited longest could have run, in seconds */
  oldestSeconds: number
}

const LIVE = sql`stopped_on is null and heartbeat_on >= now() - heartbeat_seconds * interval '3 seconds'`
/** Reads one entry a queue of the index on state and start, however many wait. */
const OLDEST = sql`
  select min(first.start_after) from jobs.queue q cross join (values ('created'), ('retry')) waiting (state)
  cross join lateral (
    select start_after from jobs.job j
    where j.name = q.name and j.state = waiting.state::jobs.job_state and not blocked
    order by start_after limit 1
  ) first
  where q.name <> 'failed'`

/** @throws DatabaseError when the queue was never installed */
export async function queueStatus(): Promise<QueueStatus> {
  const [row] = await execute<QueueStatus>({
    sql: sql`select
      (select count(*) from jobs.instance where ${LIVE}) as workers,
      greatest(0, coalesce(floor(extract(epoch from now() - (${OLDEST}))), 0))::int as "oldestSeconds"`,
  })
  return row!
}

export interface QueueCounts {
  name: string
  ready: number
  /** waiting for their time: delayed, or between two tries */
  delayed: number
  active: number
}

/** How many jobs of each kind wait and run; kinds without any are left out. */
export function queueCounts(): Promise<QueueCounts[]> {
  return execute({
    sql: sql`select name,
        count(*) filter (where state < 'active' and start_after <= now()) as ready,
        count(*) filter (where state < 'active' and start_after > now()) as delayed,
        count(*) filter (where state = 'active') as active
      from jobs.job where state <= 'active' and name not like '\\_\\_pgboss%'
      group by name order by name`,
  })
}

/** How many jobs wait for a worker or for their time, or run. */
export async function countWaiting(): Promise<number> {
  const [row] = await execute<{ count: number }>({
    sql: sql`select count(*)::int as count from jobs.job
      where state <= 'active' and name <> 'failed' and name not like '\\_\\_pgboss%'`,
  })
  return row!.count
}

export interface LiveWorker {
  host: string
  pid: number
  since: string
}

export function liveWorkers(): Promise<LiveWorker[]> {
  return execute({
    sql: sql`select host, pid, started_on as since from jobs.instance where ${LIVE} order by started_on`,
  })
}
