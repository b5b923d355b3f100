import { scope } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { MailsMailSchema } from '#database/schema'
import type { Purpose } from '#rules/mailed_token'

/** What a mail says; the folders of languages in app/mails have the words of each. */
export type MailKind =
  | Purpose
  | 'test'
  | 'refresh_token_reused'
  | 'sign_in_locked'
  | 'password_changed'
  | 'email_change_requested'
  | 'email_changed'
  | 'google_connected'
  | 'google_disconnected'
  | 'google_link_code'
  | 'decision_made'
  | 'decision_corrected'
  | 'report_upheld'
  | 'report_declined'
  | 'cases_urgent'
  | 'cases_waiting'
  | 'many_bans'
  | 'erasure_requested'
  | 'account_kept'
  | 'account_erased'
  | 'two_factor_on'
  | 'token_created'
  | 'password_set'
  | 'two_factor_off'
  | 'two_factor_locked'
  | 'recovery_code_used'
  | 'recovery_codes_renewed'

/** A mail that is to be sent, or was. */
export default class Mail extends MailsMailSchema {
  static table = 'mails_mail'

  declare kind: MailKind

  /** Of the last hour. */
  static recent = scope(
    (query) => void query.where('created_at', '>', DateTime.utc().minus({ hours: 1 }).toISO())
  )

  /** To somebody of whom nothing is kept: its row goes when it is done. */
  get isLast(): boolean {
    return this.kind === 'account_erased'
  }

  /** Nothing is left to do: a server took it, or said that it never will. */
  get isDone(): boolean {
    return this.acceptedAt !== null || this.refusedAt !== null
  }
}
