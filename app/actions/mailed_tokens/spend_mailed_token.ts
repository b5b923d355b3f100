import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import MailedToken from '#models/mailed_token'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { hashOf } from '#credentials/mailed_secret'
import type { Purpose } from '#rules/mailed_token'

interface Sent {
  token: string
  purpose: Purpose
}

/** Somebody who read a mail of ours. */
export interface Reader {
  /** held */
  user: User
  /** the address that the mail went to */
  address: string
  client: TransactionClientContract
}

export const invalidToken = () =>
  new InvalidInputException([{ path: ['token'], code: 'invalid_mailed_token' }])

const sentBy = ({ token, purpose }: Sent) => ({ hash: hashOf(token), purpose })

/** The user whom a token is for, which stays good. @throws InvalidInputException when it is not */
export async function readerOf(sent: Sent): Promise<User> {
  const kept = await MailedToken.query()
    .where(sentBy(sent))
    .where('expires_at', '>', DateTime.utc().toISO())
    .first()
  const user = kept && (await User.find(kept.userId))
  if (!user || user.isLockedOut) throw invalidToken()
  return user
}

/**
 * Takes a token, once, and does in the same transaction what it is good for.
 *
 * @throws InvalidInputException when it is unknown, spent, too old or replaced by a newer one, or the
 *   account is closed
 */
export async function spendMailedToken(
  sent: Sent,
  deed: (reader: Reader) => Promise<void>
): Promise<void> {
  const { id } = await readerOf(sent)
  await atomically(async (client) => {
    const user = await User.hold(id, client)
    const kept = await MailedToken.query({ client }).where(sentBy(sent)).first()
    // Of several who send it at once the others have waited for the account, and find it gone.
    if (!user || user.isLockedOut || !kept) throw invalidToken()
    await kept.delete()
    await deed({ user, address: kept.address, client })
  })
}
