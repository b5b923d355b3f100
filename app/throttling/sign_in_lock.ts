import limiter from '@adonisjs/limiter/services/main'
import signIn from '#rules/sign_in'
import { NoActiveAccountException } from '#exceptions/auth'
import { SignInLockedException } from '#exceptions/limits'
import env from '#start/env'

const { failures: allowed, lockSeconds } = signIn

/**
 * Lets a name be tried five times from one network, then refuses it there for 15 minutes, whether
 * it belongs to an account or not. Every attempt is counted before it is made, so a burst of guesses
 * has five as well.
 *
 * @param key - name and network
 * @param attempt - what a sign-in gives, null when the credentials are wrong
 * @throws NoActiveAccountException, SignInLockedException, and whatever the attempt throws, which
 *   then does not count
 */
export async function underLock<T>(key: string, attempt: () => Promise<T | null>): Promise<T> {
  const failures = limiter.use({ requests: allowed, duration: lockSeconds })
  const { consumed, availableIn } = await failures.increment(key)
  if (consumed > allowed && isEnabled()) throw new SignInLockedException(availableIn)
  const signedIn = await attempt().catch(async (error: unknown) => {
    await failures.decrement(key)
    throw error
  })
  if (signedIn !== null) {
    await failures.delete(key)
    return signedIn
  }
  if (consumed === allowed) await failures.block(key, lockSeconds)
  throw new NoActiveAccountException()
}

const isEnabled = () => env.get('LOGIN_LOCK_ENABLED', true)
