import FlushExpiredTokens from '#actions/auth/flush_expired_tokens'
import ReverseBatch from '#actions/batches/reverse_batch'
import RunBatch from '#actions/batches/run_batch'
import CheckCounters from '#actions/counters/check_counters'
import PaintDemo from '#actions/demo/paint_demo'
import DeleteFiles from '#actions/files/delete_files'
import PlaceFiles from '#actions/files/place_files'
import SettleFiles from '#actions/files/settle_files'
import TidyStores from '#actions/files/tidy_stores'
import ForgetMails from '#actions/mails/forget_mails'
import SendMail from '#actions/mails/send_mail'
import RunTask from '#actions/panel/tasks/run_task'
import MailModerators from '#actions/moderation/mail_moderators'
import MailReporters from '#actions/moderation/mail_reporters'
import AdoptPicture from '#actions/pictures/adopt_picture'
import MakeSoleVariants from '#actions/pictures/make_sole_variants'
import MakeVariants from '#actions/pictures/make_variants'
import ForgetExports from '#actions/privacy/forget_exports'
import MakeExport from '#actions/privacy/make_export'
import EraseDueAccounts from '#actions/privacy/erase_due_accounts'
import ForgetEvents from '#actions/security/forget_events'
import HideWhatWasMade from '#actions/users/hide_what_was_made'
import PurgeTrash from '#actions/trash/purge_trash'
import ForgetViewers from '#actions/views/forget_viewers'
import { eraseAccounts, forgetExports, hideWhatWasMade, makeExport } from '#queue/accounts'
import { makeBackup } from '#queue/backup'
import { paintDemo } from '#queue/demo'
import { deleteFiles, placeFiles, settleFiles, sweepOrphans } from '#queue/files'
import { forgetMails, sendMail } from '#queue/mails'
import { runTask } from '#queue/panel'
import { mailMorning, mailReporters, mailUrgent, reverseBatch, runBatch } from '#queue/moderation'
import { adoptPicture, makeSoleVariants, makeVariants } from '#queue/pictures'
import { checkCounters, flushTokens, forgetEvents, forgetViewers, purgeTrash } from '#queue/upkeep'
import { backUp } from '#jobs/backup_process'
import { work, type Work } from '#jobs/work'

/** What each kind of job runs. */
export const works: Work[] = [
  work(flushTokens, () => new FlushExpiredTokens().handle()),
  work(forgetViewers, () => new ForgetViewers().handle()),
  work(purgeTrash, () => new PurgeTrash().handle()),
  work(forgetEvents, () => new ForgetEvents().handle()),
  work(checkCounters, () => new CheckCounters().handle()),
  work(sendMail, ({ mailId }) => new SendMail().handle({ mailId })),
  work(forgetMails, () => new ForgetMails().handle()),
  work(paintDemo, (ids) => new PaintDemo().handle(ids)),
  work(deleteFiles, () => new DeleteFiles().handle()),
  work(placeFiles, (owner) => new PlaceFiles().handle(owner)),
  work(settleFiles, () => new SettleFiles().handle()),
  work(sweepOrphans, () => new TidyStores().handle()),
  work(makeVariants, ({ imageId }) => new MakeVariants().handle({ imageId })),
  work(adoptPicture, (owner) => new AdoptPicture().handle(owner)),
  work(makeSoleVariants, (owner) => new MakeSoleVariants().handle({ owner })),
  work(makeExport, ({ exportId }) => new MakeExport().handle({ exportId })),
  work(forgetExports, () => new ForgetExports().handle()),
  work(eraseAccounts, () => new EraseDueAccounts().handle()),
  work(hideWhatWasMade, ({ userId }) => new HideWhatWasMade().handle({ userId })),
  work(runTask, ({ taskId }, { signal, isLastTry }) =>
    new RunTask().handle({ taskId, signal, isLastTry })
  ),
  work(reverseBatch, ({ batchId }) => new ReverseBatch().handle({ batchId })),
  work(runBatch, ({ batchId }) => new RunBatch().handle({ batchId })),
  work(mailReporters, ({ decisionId }) => new MailReporters().handle({ decisionId })),
  work(mailUrgent, () => new MailModerators().handle({ kind: 'cases_urgent' })),
  work(mailMorning, () => new MailModerators().handle({ kind: 'cases_waiting' })),
  work(makeBackup, (_, { signal }) => backUp(signal)),
]
