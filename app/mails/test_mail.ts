import site from '#config/site'
import { SiteMail } from '#mails/site_mail'

/** Says that mails arrive. */
export default class TestMail extends SiteMail {
  subject = `Mails of ${site.name} arrive`
  protected view = 'test'

  protected content() {
    const time = this.mail.createdAt.setZone(site.timeZone).toFormat('d LLLL yyyy, HH:mm')
    return { time: `${time} (${site.timeZone})` }
  }
}
