import signIn from '#rules/sign_in'
import { NoActiveAccountException } from '#exceptions/auth'
import { SignInLockedException } from '#exceptions/limits'
import { counterKey, counting } from '#throttling/counters'
import env from '#start/env'

const { failures: allowed, lockSeconds } = signIn
const RATE = { requests: allowed, duration: lockSeconds }

interface SignIn<T> {
  /** @returns null when the credentials are wrong */
  attempt: () => Promise<T | null>
  /** runs once when the name is closed */
  locked: () => Promise<void>
}

/**
 * Lets a name be tried five times from one network, then refuses it there for 15 minutes, whether
 * it belongs to an account or not. Every attempt is counted before it is made, so a burst of guesses
 * has five as well.
 *
 * @param key - name and network
 * @throws NoActiveAccountException, SignInLockedException, and whatever the attempt throws, which
 *   then does not count
 */
export async function underLock<T>(key: string, { attempt, locked }: SignIn<T>): Promise<T> {
  const name = counterKey('sign-in', key)
  const failures = await counting(RATE, (counters) => counters.increment(name))
  if (failures.consumed > allowed && isEnabled())
    throw new SignInLockedException(failures.availableIn)
  const signedIn = await attempt().catch(async (error: unknown) => {
    await counting(RATE, (counters) => counters.decrement(name))
    throw error
  })
  if (signedIn !== null) {
    await counting(RATE, (counters) => counters.delete(name))
    return signedIn
  }
  if (failures.consumed === allowed) {
    await counting(RATE, (counters) => counters.block(name, lockSeconds))
    if (isEnabled()) await locked()
  }
  throw new NoActiveAccountException()
}

const isEnabled = () => env.get('LOGIN_LOCK_ENABLED', true)
