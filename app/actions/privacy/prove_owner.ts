import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { findSelf } from '#actions/users/own_account'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { RecentSignInRequiredException } from '#exceptions/privacy'
import type User from '#models/user'
import { isRecentGoogleSession } from '#queries/sessions/recent_google_session'
import { isUsable } from '#credentials/passwords'

interface Proof {
  userId: number
  sessionId: number | null
  password?: string
}

export const wrongPassword = () =>
  new InvalidInputException([{ path: ['password'], code: 'password_incorrect' }])

/**
 * The account of somebody signed in who proves once more that they are its owner: by the password, or by having
 * signed in by Google in the last five minutes.
 *
 * @throws InvalidInputException, RecentSignInRequiredException
 */
export async function proveOwner({ userId, sessionId, password }: Proof): Promise<User> {
  const user = await findSelf(userId)
  if (password !== undefined) {
    if ((await matchingReading(user, readingsOf(password))) === undefined) throw wrongPassword()
    return user
  }
  if (await isRecentGoogleSession({ userId, sessionId })) return user
  if (!isUsable(user.password)) throw new RecentSignInRequiredException()
  throw new InvalidInputException([{ path: ['password'], code: 'required' }])
}
