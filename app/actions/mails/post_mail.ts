import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Mail, { type MailKind } from '#models/mail'
import { enqueue } from '#queue/enqueue'
import { sendMail } from '#queue/mails'

interface Input {
  kind: MailKind
  address: string
  /** whom it is about, when the address is not that of their account */
  userId?: number
  /** of a mail that brings its code */
  ticketId?: number
  /** that it tells of */
  decisionId?: number
  /** of the decision: its others join the mail */
  batchId?: string
  /** so that it can be taken back */
  afterSeconds?: number
}

/** Has a mail sent when, and only if, the transaction is committed. */
export default class PostMail {
  async handle(
    { afterSeconds, ...input }: Input,
    client: TransactionClientContract
  ): Promise<Mail> {
    const mail = await Mail.create(input, { client })
    await enqueue(sendMail, { mailId: mail.id }, { client, afterSeconds })
    return mail
  }
}
