import { BaseMail } from '@adonisjs/mail'
import accounts from '#config/accounts'
import mailing from '#config/mail'
import site from '#config/site'
import { en } from '#mails/en/index'
import { plainText } from '#mails/plain_text'
import type { Secrets } from '#mails/words'
import type Mail from '#models/mail'

/** A mail of this site. What it says comes from a language, HTML from `resources/views/emails`. */
export class SiteMail extends BaseMail {
  /** @param secrets - the link that its button leads to, or a code, for mails that have one */
  constructor(
    private mail: Mail,
    private secrets: Secrets = {}
  ) {
    super()
  }

  prepare() {
    const { address, createdAt, id, kind } = this.mail
    const time = createdAt.setZone(site.timeZone).toFormat('d LLLL yyyy, HH:mm')
    const { link = '', code = '', ...told } = this.secrets
    const { erasureDays } = accounts
    const facts = {
      site: site.name,
      time: `${time} (${site.timeZone})`,
      link,
      code,
      erasureDays,
      ...told,
    }
    const words = en[kind](facts)
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
