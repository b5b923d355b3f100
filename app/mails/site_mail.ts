import { BaseMail } from '@adonisjs/mail'
import mailing from '#config/mail'
import site from '#config/site'
import { en } from '#mails/en/index'
import { plainText } from '#mails/plain_text'
import type Mail from '#models/mail'

/** A mail of this site. What it says comes from a language, HTML from `resources/views/emails`. */
export class SiteMail extends BaseMail {
  /** @param link - that its button leads to, for mails that have one */
  constructor(
    private mail: Mail,
    private link = ''
  ) {
    super()
  }

  prepare() {
    const { address, createdAt, id, kind } = this.mail
    const time = createdAt.setZone(site.timeZone).toFormat('d LLLL yyyy, HH:mm')
    const { link } = this
    const words = en[kind]({ site: site.name, time: `${time} (${site.timeZone})`, link })
    this.message
      .to(address)
      .subject(words.subject)
      // The same each time: who gets a mail twice after a crash may know it by that.
      .messageId(`<mail-${id}-${createdAt.toMillis()}@${mailing.host}>`)
      .header('Auto-Submitted', 'auto-generated')
      .htmlView('emails/mail', { button: '', after: [], ...words, link })
      .text(plainText(words, link))
  }
}
