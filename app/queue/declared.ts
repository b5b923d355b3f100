import { eraseAccounts, forgetExports, hideWhatWasMade, makeExport } from '#queue/accounts'
import { makeBackup } from '#queue/backup'
import { paintDemo } from '#queue/demo'
import { deleteFiles, placeFiles, settleFiles, sweepOrphans } from '#queue/files'
import type { Job } from '#queue/job'
import { forgetMails, sendMail } from '#queue/mails'
import { runTask } from '#queue/panel'
import { mailMorning, mailReporters, mailUrgent, reverseBatch, runBatch } from '#queue/moderation'
import { adoptPicture, makeSoleVariants, makeVariants } from '#queue/pictures'
import { checkCounters, flushTokens, forgetEvents, forgetViewers, purgeTrash } from '#queue/upkeep'

/** Every kind of job; app/jobs/works.ts has what each of them runs. */
export const declaredJobs: Job[] = [
  flushTokens,
  forgetViewers,
  purgeTrash,
  forgetEvents,
  checkCounters,
  sendMail,
  forgetMails,
  deleteFiles,
  paintDemo,
  placeFiles,
  settleFiles,
  sweepOrphans,
  makeVariants,
  makeSoleVariants,
  adoptPicture,
  makeBackup,
  hideWhatWasMade,
  runBatch,
  reverseBatch,
  mailReporters,
  mailUrgent,
  mailMorning,
  eraseAccounts,
  makeExport,
  forgetExports,
  runTask,
]
