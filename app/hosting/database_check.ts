import db from '@adonisjs/lucid/services/db'
import { timedAnswer } from '#hosting/timed_answer'

const ask = timedAnswer(async () => Boolean(await db.rawQuery('select 1')), false)

/** Whether the database answers in time, and how long that took in milliseconds. */
export async function checkDatabase() {
  const { answer, ms } = await ask()
  return { status: answer ? ('ok' as const) : ('unavailable' as const), ms }
}
