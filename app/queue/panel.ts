import { declareJob } from '#queue/job'
import { TASK_JOB } from '#rules/panel_tasks'

/** What somebody in the panel wants done to very many rows. */
export const runTask = declareJob<{ taskId: number }>({
  name: TASK_JOB,
  key: ({ taskId }) => String(taskId),
  expireInSeconds: 3600,
  retryLimit: 5,
})
