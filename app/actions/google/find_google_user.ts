import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import User from '#models/user'
import { findByLogin } from '#queries/users/find_by_login'
import type { GoogleIdentity } from '#google/identity'

/** The account that is connected to a Google account, else the one with its address; the transaction holds it. */
export async function findGoogleUser(
  { googleId, email }: GoogleIdentity,
  client: TransactionClientContract
): Promise<User | null> {
  const connected = await User.query({ client })
    .withScopes((scopes) => scopes.held())
    .where({ googleId })
    .first()
  return connected ?? findByLogin({ key: 'email', value: email }, client)
}
