import { scope } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { UsersExportSchema } from '#database/schema'

/** What is kept of a user, gathered for them to take along. */
export default class Export extends UsersExportSchema {
  static table = 'users_export'

  /** Made, and not too old to be read. */
  static readable = scope((query) => void query.where('expires_at', '>', DateTime.utc().toISO()))

  /** In the private store. */
  get folder(): string {
    return `exports/${this.userId}/${this.id}/`
  }

  partName(number: number): string {
    return `${this.folder}${String(number).padStart(6, '0')}.part`
  }
}
