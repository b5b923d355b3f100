import limiter from '@adonisjs/limiter/services/main'
import signIn from '#rules/sign_in'
import { NoActiveAccountException } from '#exceptions/auth'
import { SignInLockedException } from '#exceptions/limits'
import env from '#start/env'

const { failures: allowed, lockSeconds } = signIn

/**
 * Lets an account be tried five times, then closes it to the network that tried for 15 minutes.
 * Accounts that do not exist are closed alike. Every attempt is counted before it is made, so a
 * burst of guesses has five as well.
 *
 * @param key - account and network
 * @param attempt - whether the credentials are right
 * @throws NoActiveAccountException, SignInLockedException, and whatever the attempt throws, which
 *   then does not count
 */
export async function underLock(key: string, attempt: () => Promise<boolean>): Promise<void> {
  const failures = limiter.use({ requests: allowed, duration: lockSeconds })
  const { consumed, availableIn } = await failures.increment(key)
  if (consumed > allowed && isEnabled()) throw new SignInLockedException(availableIn)
  const succeeded = await attempt().catch(async (error: unknown) => {
    await failures.decrement(key)
    throw error
  })
  if (succeeded) return void (await failures.delete(key))
  if (consumed === allowed) await failures.block(key, lockSeconds)
  throw new NoActiveAccountException()
}

const isEnabled = () => env.get('LOGIN_LOCK_ENABLED', true)
