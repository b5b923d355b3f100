import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage } from '@adonisjs/mail/types'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { keepInFolder } from '#mails/folder'

/** Writes a mail into a file as a server would get it, and what it says beside it for `/dev/mails`. */
export class FolderTransport implements MailTransportContract {
  async send(message: NodeMailerMessage): Promise<MailResponse<{ file: string }>> {
    const writing = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
    const {
      message: source,
      envelope,
      messageId,
    } = await writing.sendMail(message as SendMailOptions)
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${messageId.match(/\d+/)?.[0]}`
    const { to, subject, text, html } = message
    await keepInFolder(`${name}.json`, JSON.stringify({ to, subject, text, html }))
    const file = await keepInFolder(`${name}.eml`, source as Buffer)
    return new MailResponse(messageId, envelope as never, { file })
  }
}
