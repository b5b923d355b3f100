import { DateTime } from 'luxon'
import { forgetKept } from '#mails/forget_kept'
import Mail from '#models/mail'
import MailedToken from '#models/mailed_token'

const KEPT_DAYS = 30

/**
 * Deletes the rows of mails and of their tokens that are a month old, and what the folder of mails has beside
 * the newest: addresses are kept no longer than they are of use.
 */
export default class ForgetMails {
  async handle(now = DateTime.utc()): Promise<void> {
    const before = now.minus({ days: KEPT_DAYS })
    await Mail.query().where('createdAt', '<', before.toISO()!).delete()
    await MailedToken.query().where('createdAt', '<', before.toISO()!).delete()
    await forgetKept(before.toJSDate())
  }
}
