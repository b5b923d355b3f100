import logger from '@adonisjs/core/services/logger'
import type { PgBoss } from 'pg-boss'
import { noticeOutage } from '#db/outage'
import { seldom } from '#hosting/seldom'

/** Logs what the engine complains about. Each slot does so at each poll: once a minute is enough, and once for an outage. */
export function logEngine(boss: PgBoss): PgBoss {
  const isNew = seldom()
  boss.on('error', (err) => {
    const [complaint = ''] = err.message.split(' (Queue: ')
    if (!noticeOutage(err) && isNew(complaint)) logger.error({ err }, 'the job engine has trouble')
  })
  boss.on('warning', ({ message, data }) => logger.warn(data, `jobs: ${message}`))
  return boss
}
