import { DateTime } from 'luxon'
import { forgetKept } from '#mails/forget_kept'
import Mail from '#models/mail'

const KEPT_DAYS = 30

/**
 * Deletes the rows of mails that are a month old, and what the folder of mails has beside the newest: addresses are
 * kept no longer than they are of use.
 */
export default class ForgetMails {
  async handle(now = DateTime.utc()): Promise<void> {
    const before = now.minus({ days: KEPT_DAYS })
    await Mail.query().where('createdAt', '<', before.toISO()!).delete()
    await forgetKept(before.toJSDate())
  }
}
