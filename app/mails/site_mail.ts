import { BaseMail } from '@adonisjs/mail'
import mailing from '#config/mail'
import type Mail from '#models/mail'

/** A mail of this site: both its parts come from `resources/views/emails`, in one layout. */
export abstract class SiteMail extends BaseMail {
  abstract subject: string
  /** names `emails/<view>.edge` and `emails/<view>_text.edge` */
  protected abstract view: string

  constructor(protected mail: Mail) {
    super()
  }

  /** For the templates, beside the site and the subject. */
  protected content(): object {
    return {}
  }

  prepare() {
    const data = { subject: this.subject, ...this.content() }
    this.message
      .to(this.mail.address)
      // The same each time: who gets a mail twice after a crash may know it by that.
      .messageId(`<mail-${this.mail.id}-${this.mail.createdAt.toMillis()}@${mailing.host}>`)
      .header('Auto-Submitted', 'auto-generated')
      .htmlView(`emails/${this.view}`, data)
      .textView(`emails/${this.view}_text`, data)
  }
}
