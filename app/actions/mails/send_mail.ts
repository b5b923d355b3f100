import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { mintLink } from '#actions/mailed_tokens/mint_link'
import { codeOfMail } from '#actions/mails/code_of_mail'
import { toldBy } from '#actions/mails/told_by'
import Mail from '#models/mail'
import type { Secrets } from '#mails/words'
import { isPurpose } from '#rules/mailed_token'

/** Longer than all of SMTP's limits together; who died in between is followed after it. */
const CLAIM_SECONDS = 60

interface Input {
  mailId: number
}

/**
 * Sends a mail that is not sent yet. Run again it does nothing, and while another process sends it it
 * fails, to be tried later. Only a crash between the server's word and our note of it sends a mail twice.
 */
export default class SendMail {
  /** @throws MailFailedException when it should be tried again */
  async handle({ mailId }: Input): Promise<Mail | null> {
    const mail = await Mail.find(mailId)
    if (!mail || mail.isDone) return mail
    await claim(mail)
    const secrets = await secretsOf(mail)
    if (!secrets) return mail.merge({ refusedAt: DateTime.utc() }).save()
    const { deliver } = await import('#mails/delivery')
    const { MailFailedException } = await import('#mails/mail_failed_exception')
    try {
      await deliver(mail, secrets)
      return await settle(mail, { acceptedAt: DateTime.utc() })
    } catch (error) {
      const failure = new MailFailedException(error)
      await mail.merge({ claimedAt: null }).save()
      if (!failure.isFinal) throw failure
      await settle(mail, { refusedAt: DateTime.utc() })
      logger.warn({ mail: mail.id, reason: failure.message }, 'a mail was refused for good')
      return mail
    }
  }
}

/** Nothing is left to do; of a last mail nothing is left at all. */
async function settle(mail: Mail, outcome: Partial<Mail>): Promise<Mail> {
  if (!mail.isLast) return mail.merge(outcome).save()
  await mail.delete()
  return mail
}

/** What the mail brings; null when there is nothing to tell any more. */
async function secretsOf(mail: Mail): Promise<Secrets | null> {
  const [link, code] = [await linkOf(mail), await codeOfMail(mail)]
  const told = await toldBy(mail)
  return link === null || code === null || told === null ? null : { link, code, ...told }
}

/** What the mail's button leads to; null when a newer mail took the place of this one. */
const linkOf = async (mail: Mail) => (isPurpose(mail.kind) ? mintLink(mail, mail.kind) : undefined)

/** One process at a time sends a mail. */
async function claim(mail: Mail): Promise<void> {
  const now = DateTime.utc()
  const [claimed] = await Mail.query()
    .where('id', mail.id)
    .whereNull('accepted_at')
    .where((free) =>
      free
        .whereNull('claimed_at')
        .orWhere('claimed_at', '<', now.minus({ seconds: CLAIM_SECONDS }).toISO())
    )
    .update({ claimed_at: now.toISO() })
  if (!claimed) throw new Error('another process is sending this mail')
  await mail.refresh()
}
