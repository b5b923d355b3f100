import { scope } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { UsersTicketSchema } from '#database/schema'

/**
 * What its holder may finish: connecting a Google account to an account of the same address, keeping an account
 * that waits to be erased, or a sign-in with two steps.
 */
export type TicketKind = 'google_link' | 'keep_account' | 'two_factor'

/** Something that its holder may finish, once, within some minutes. */
export default class Ticket extends UsersTicketSchema {
  static table = 'users_ticket'

  declare kind: TicketKind

  static valid = scope((query) => void query.where('expires_at', '>', DateTime.utc().toISO()))
}
