import env from '#start/env'
import { eraseAccounts, forgetExports } from '#queue/accounts'
import { makeBackup } from '#queue/backup'
import { settleFiles, sweepOrphans } from '#queue/files'
import { forgetMails } from '#queue/mails'
import { mailMorning, mailUrgent } from '#queue/moderation'
import { checkCounters, flushTokens, forgetEvents, forgetViewers, purgeTrash } from '#queue/upkeep'
import type { Scheduled } from '#queue/job'

/**
 * What is done by the clock, in UTC, once however many processes there are. Work that was missed while
 * no worker ran is made up for once. `node ace schedule:list` shows the next times.
 */
export const schedule: Scheduled[] = [
  { name: 'flush-tokens', cron: '17 3 * * *', job: flushTokens },
  { name: 'forget-viewers', cron: '*/10 * * * *', job: forgetViewers },
  { name: 'purge-trash', cron: '41 3 * * *', job: purgeTrash },
  { name: 'check-counters', cron: '29 4 * * *', job: checkCounters },
  { name: 'forget-mails', cron: '53 3 * * *', job: forgetMails },
  { name: 'forget-events', cron: '5 4 * * *', job: forgetEvents },
  { name: 'erase-accounts', cron: '23 * * * *', job: eraseAccounts },
  { name: 'forget-exports', cron: '37 * * * *', job: forgetExports },
  { name: 'mail-urgent-cases', cron: '* * * * *', job: mailUrgent },
  { name: 'mail-waiting-cases', cron: '0 6 * * *', job: mailMorning },
  { name: 'settle-files', cron: '* * * * *', job: settleFiles },
  { name: 'sweep-orphans', cron: '5 4 * * *', job: sweepOrphans },
  ...backups(),
]

/** Only where BACKUP_AT says when. */
function backups(): Scheduled[] {
  const [hour, minute] = (env.get('BACKUP_AT') || '').split(':').map(Number)
  if (hour === undefined || minute === undefined) return []
  return [{ name: 'make-backup', cron: `${minute} ${hour} * * *`, job: makeBackup }]
}
