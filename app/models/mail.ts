import { MailsMailSchema } from '#database/schema'

/** What a mail says; app/mails has a class for each. */
export type MailKind = 'test'

/** A mail that is to be sent, or was. */
export default class Mail extends MailsMailSchema {
  static table = 'mails_mail'

  declare kind: MailKind

  /** Nothing is left to do: a server took it, or said that it never will. */
  get isDone(): boolean {
    return this.acceptedAt !== null || this.refusedAt !== null
  }
}
