import { DateTime } from 'luxon'
import links from '#config/links'
import MailedToken from '#models/mailed_token'
import type Mail from '#models/mail'
import { hashOf, newSecret } from '#credentials/mailed_secret'
import { LIFETIME_HOURS, type Purpose } from '#rules/mailed_token'

/**
 * Makes the token of a mail that is about to leave, and the link that carries it.
 *
 * @returns null when a newer mail of the same purpose was asked for, or the user is gone
 */
export async function mintLink({ id }: Mail, purpose: Purpose): Promise<string | null> {
  const kept = await MailedToken.query().where({ mailId: id, purpose }).first()
  if (!kept) return null
  const token = newSecret()
  const expiresAt = DateTime.utc().plus({ hours: LIFETIME_HOURS[purpose] })
  const [minted] = await MailedToken.query()
    .where({ id: kept.id })
    .update({ hash: hashOf(token), expires_at: expiresAt.toISO() })
  if (!minted) return null
  const query = new URLSearchParams({ uid: String(kept.userId), token })
  return `${links[purpose]}?${query}`
}
