import type { PgBoss } from 'pg-boss'
import { schedule } from '#start/scheduler'

/** Gives the engine the schedule of start/scheduler.ts, and takes from it what is no longer there. */
export async function makeSchedules(boss: PgBoss): Promise<void> {
  for (const { name, cron, job } of schedule) {
    // One that is late waits as one of its kind, like any other that has the same key.
    const placing = { key: name, singletonKey: job.key?.({}) }
    await boss.schedule(job.name, cron, {}, { ...placing, tz: 'UTC', missed: 'once' })
  }
  for (const { name: queue, key } of await boss.getSchedules())
    if (!schedule.some(({ name, job }) => name === key && job.name === queue))
      await boss.unschedule(queue, key)
}
