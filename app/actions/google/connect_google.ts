import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PostMail from '#actions/mails/post_mail'
import { noteEvent } from '#actions/security/note_event'
import { GoogleAlreadyConnectedException } from '#exceptions/google'
import User from '#models/user'
import type { GoogleIdentity } from '#google/identity'
import type { Caller } from '#rules/security_event'
import { lowered } from '#support/text'

interface Connection {
  google: Pick<GoogleIdentity, 'googleId' | 'email'>
  caller: Caller
}

/**
 * Lets a Google account open an account; the owner is told. An address that both have is verified by it.
 *
 * @param user - read `held` in the transaction
 * @throws GoogleAlreadyConnectedException when one of them is connected to another
 */
export async function connectGoogle(
  user: User,
  { google, caller }: Connection,
  client: TransactionClientContract
): Promise<void> {
  const { googleId, email } = google
  const isFirst = user.googleId !== googleId
  if (isFirst) await assertFree(user, googleId, client)
  const isVerified = user.isVerified || lowered(user.email) === lowered(email)
  await user.merge({ googleId, isVerified }).save()
  if (!isFirst) return
  await noteEvent({ userId: user.id, type: 'google_connected', caller }, client)
  await new PostMail().handle({ kind: 'google_connected', address: user.email }, client)
}

async function assertFree(user: User, googleId: string, client: TransactionClientContract) {
  const other = user.googleId ?? (await User.query({ client }).where({ googleId }).first())
  if (other) throw new GoogleAlreadyConnectedException()
}
