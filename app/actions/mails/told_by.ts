import { ownAddress } from '#config/own_address'
import { appealToken } from '#credentials/appeal_link'
import type Mail from '#models/mail'
import { toldBans } from '#queries/mails/told_bans'
import { toldByMail } from '#queries/mails/told_decision'
import { isQueueMail, toldQueue } from '#queries/mails/told_queue'
import { toldReport } from '#queries/mails/told_report'
import type { Secrets } from '#mails/words'

type Told = Pick<Secrets, 'decision' | 'decisions' | 'report' | 'queue' | 'bans' | 'link'>

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

async function toldOf(decisionId: number, { id, kind, userId }: Mail): Promise<Told | null> {
  if (kind === 'report_upheld' || kind === 'report_declined') {
    const report = userId === null ? null : await toldReport(decisionId, userId)
    return report && { report }
  }
  const told = await toldByMail(id)
  const decisions = told.map((one) => ({ ...one, link: linkTo(one.id, { kind, userId }) }))
  const [decision, ...others] = decisions
  if (!decision) return null
  const link = decision.link ? { link: decision.link } : {}
  return others.length ? { decision, decisions } : { decision, ...link }
}

/** To object without signing in, which a banned account cannot. */
function linkTo(decisionId: number, { kind, userId }: Pick<Mail, 'kind' | 'userId'>): string {
  if (kind !== 'decision_made' || userId === null) return ''
  const token = appealToken({ decisionId, userId })
  return `${ownAddress}/account/appeal/?${new URLSearchParams({ token })}`
}
