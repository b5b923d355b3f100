import logger from '@adonisjs/core/services/logger'
import type { PgBoss } from 'pg-boss'

const PAUSE_MS = 60_000

/** Logs what the engine complains about. While the database is away each slot does so at each poll: once a minute is enough. */
export function logEngine(boss: PgBoss): PgBoss {
  const said = new Map<string, number>()
  boss.on('error', (err) => {
    const [complaint = ''] = err.message.split(' (Queue: ')
    if (Date.now() - (said.get(complaint) ?? 0) < PAUSE_MS) return
    said.set(complaint, Date.now())
    logger.error({ err }, 'the job engine has trouble')
  })
  boss.on('warning', ({ message, data }) => logger.warn(data, `jobs: ${message}`))
  return boss
}
