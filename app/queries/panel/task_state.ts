import sql, { type Sql } from 'sql-template-tag'
import { TASK_JOB } from '#rules/panel_tasks'

/** Whether a job is there that goes on with the task (alias `t`): it waits, runs, or is tried again. */
const HAS_JOB = sql`exists (select from jobs.job j where j.name = ${TASK_JOB}
  and j.state < 'completed' and j.data ->> 'taskId' = t.id::text)`

/** How a task (alias `t`) stands. When its job was killed for the last time, nobody could say so. */
export const TASK_STATE: Sql = sql`(case when t.state = 'waiting' and not ${HAS_JOB} then 'failed' else t.state end)`
