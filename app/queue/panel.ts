import { declareJob } from '#queue/job'

/** What somebody in the panel wants done to very many rows. */
export const runTask = declareJob<{ taskId: number }>({
  name: 'run-panel-task',
  key: ({ taskId }) => String(taskId),
  expireInSeconds: 3600,
  retryLimit: 5,
})
