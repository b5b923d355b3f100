import { MailManager, Message } from '@adonisjs/mail'
import { SMTPTransport } from '@adonisjs/mail/transports/smtp'
import app from '@adonisjs/core/services/app'
import emitter from '@adonisjs/core/services/emitter'
import logger from '@adonisjs/core/services/logger'
import edge from 'edge.js'
import mailing from '#config/mail'
import site from '#config/site'
import { FolderTransport } from '#mails/folder_transport'
import { SiteMail } from '#mails/site_mail'
import type { Secrets } from '#mails/words'
import type Mail from '#models/mail'

Message.templateEngine = {
  render: (view, shared, data) => edge.share(shared).render(view, data),
}

const mailers = new MailManager(emitter as never, {
  from: mailing.from,
  replyTo: mailing.replyTo,
  globals: { site },
  mailers: {
    smtp: () => new SMTPTransport(mailing.smtp ?? { host: 'localhost' }),
    folder: () => new FolderTransport(),
  },
})

/**
 * Gives a mail to the server of the settings; without one, and in development beside it, it is written
 * into a folder.
 *
 * @param secrets - a link or a code, for mails that bring one
 * @throws what the mail server or the way to it says; its words may hold the address
 */
export async function deliver(mail: Mail, secrets?: Secrets): Promise<void> {
  const build = () => new SiteMail(mail, secrets)
  if (mailing.smtp) await mailers.use('smtp').send(build())
  if (mailing.smtp && !app.inDev) return
  const { original } = await mailers.use('folder').send(build())
  logger.info({ mail: mail.id, file: (original as { file: string }).file }, 'mail kept in a file')
}

/** Closes what is open; the next mail looks at the settings anew. */
export const forgetMailers = () => mailers.closeAll()
