import { MailsMailSchema } from '#database/schema'

/** What a mail says; the folders of languages in app/mails have the words of each. */
export type MailKind = 'test' | 'refresh_token_reused'

/** A mail that is to be sent, or was. */
export default class Mail extends MailsMailSchema {
  static table = 'mails_mail'

  declare kind: MailKind

  /** Nothing is left to do: a server took it, or said that it never will. */
  get isDone(): boolean {
    return this.acceptedAt !== null || this.refusedAt !== null
  }
}
