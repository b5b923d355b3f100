import { ownAddress } from '#config/own_address'
import { appealToken } from '#credentials/appeal_link'
import type Mail from '#models/mail'
import { toldBans } from '#queries/mails/told_bans'
import { toldDecision } from '#queries/mails/told_decision'
import { isQueueMail, toldQueue } from '#queries/mails/told_queue'
import { toldReport } from '#queries/mails/told_report'
import type { Secrets } from '#mails/words'

type Told = Pick<Secrets, 'decision' | 'report' | 'queue' | 'bans' | 'link'>

/** What a mail tells of moderation, as it is when it leaves; null when there is nothing to tell any more. */
export async function toldBy(mail: Mail): Promise<Told | null> {
  const { kind } = mail
  if (isQueueMail(kind)) {
    const queue = await toldQueue(kind)
    return queue && { queue }
  }
  if (kind === 'many_bans') {
    const bans = mail.userId === null ? null : await toldBans(mail.userId)
    return bans && { bans }
  }
  return mail.decisionId === null ? {} : toldOf(mail.decisionId, mail)
}

async function toldOf(decisionId: number, { kind, userId }: Mail): Promise<Told | null> {
  if (kind === 'report_upheld' || kind === 'report_declined') {
    const report = userId === null ? null : await toldReport(decisionId, userId)
    return report && { report }
  }
  const decision = await toldDecision(decisionId)
  return decision && { decision, ...linkOf(kind, decisionId, userId) }
}

/** To object without signing in, which a banned account cannot. */
function linkOf(kind: Mail['kind'], decisionId: number, userId: number | null): Told {
  if (kind !== 'decision_made' || userId === null) return {}
  const token = appealToken({ decisionId, userId })
  return { link: `${ownAddress}/account/appeal/?${new URLSearchParams({ token })}` }
}
