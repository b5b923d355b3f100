import db from '@adonisjs/lucid/services/db'
import type { Job } from '#queue/job'

interface WaitingJob {
  id: string
  data: object
  state: string
  singleton_key: string | null
}

/** The jobs of a kind that wait, as everybody sees them, the oldest first. */
export async function waitingJobs({ name }: Pick<Job, 'name'>): Promise<WaitingJob[]> {
  const { rows } = await db.rawQuery<{ rows: WaitingJob[] }>(
    `select id, data, state, singleton_key from jobs.job
     where name = ? and state < 'active' order by created_on`,
    [name]
  )
  return rows
}

/** For tests whose jobs are committed. */
export const forgetJobs = () => db.rawQuery('delete from jobs.job')
