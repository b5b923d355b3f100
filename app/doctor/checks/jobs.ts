import { error, warn, type Finding, type Occasion } from '#doctor/finding'
import { countDead } from '#queue/dead_list'
import { queueStatus, type QueueStatus } from '#queue/status'
import env from '#start/env'

const LATE_SECONDS = 600

const IDLE = error(
  'nobody works the background jobs',
  'start the server, or run `npx node ace jobs:work`'
)

/** Whether somebody works the jobs, and whether some have failed for good. A server begins with them after its start. */
export async function checkJobs(occasion: Occasion): Promise<Finding[]> {
  const begins = occasion === 'start' && env.get('JOBS_WORK', true)
  const dead = await countDead()
  return [...(begins ? [] : late(await queueStatus())), ...failed(dead)]
}

function late({ workers, oldestSeconds }: QueueStatus): Finding[] {
  if (!workers) return [IDLE]
  if (oldestSeconds < LATE_SECONDS) return []
  const says = `the oldest job has waited for ${oldestSeconds} s`
  return [warn(says, '`npx node ace jobs:list` says of what kind')]
}

function failed(dead: number): Finding[] {
  if (!dead) return []
  const repair =
    '`npx node ace jobs:failed` says why; `npx node ace jobs:retry all` tries them again'
  return [warn(`${dead} jobs have failed for good`, repair)]
}
