import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { isOutage } from '#db/database_fault'

const LOOK_MS = 1000

let since: number | undefined

/**
 * Logs once that the database lets nobody in or does not answer, and once more when it is back, however many
 * requests and background tasks meet it.
 *
 * @returns whether the error is of that kind; the caller need not log it then
 */
export function noticeOutage(error: unknown): boolean {
  if (!isOutage(error)) return false
  if (since !== undefined) return true
  since = performance.now()
  const { code, message } = error as NodeJS.ErrnoException
  // What knex guesses about a pool that got no connection in time misleads.
  const reason = /^Knex: Timeout/.test(message) ? 'no connection in time' : message || code
  logger.error(
    { code, reason },
    'no connection to the database: requests are answered 503 until it is back'
  )
  look(since)
  return true
}

/**
 * As {@link noticeOutage}, of work that reads files and asks other servers as well: what these refuse reads alike,
 * so the database is asked whether it is away.
 */
export async function noticeOutageBehind(error: unknown): Promise<boolean> {
  if (!isOutage(error)) return false
  return db.rawQuery('select 1').then(() => false, noticeOutage)
}

function look(began: number): void {
  setTimeout(async () => {
    const isBack = await connects().catch(() => false)
    if (!isBack) return look(began)
    since = undefined
    const seconds = Math.round((performance.now() - began) / 1000)
    logger.info({ seconds }, 'the database is back')
  }, LOOK_MS).unref()
}

/** On a new session, as those of the pool may have outlived their server's patience, and then on one of the pool. */
async function connects(): Promise<boolean> {
  const { client } = db.connection().getWriteClient()
  await client.destroyRawConnection(await client.acquireRawConnection())
  await db.rawQuery('select 1')
  return true
}
