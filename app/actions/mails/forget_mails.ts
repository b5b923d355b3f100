import { DateTime } from 'luxon'
import Mail from '#models/mail'

const KEPT_DAYS = 30

/** Deletes the rows of mails that are a month old: addresses are kept no longer than they are of use. */
export default class ForgetMails {
  async handle(now = DateTime.utc()): Promise<void> {
    await Mail.query()
      .where('createdAt', '<', now.minus({ days: KEPT_DAYS }).toISO()!)
      .delete()
  }
}
