import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import PostMail from '#actions/mails/post_mail'
import { matchingReading, readingsOf } from '#actions/passwords/readings'
import { noteEvent } from '#actions/security/note_event'
import type { Arrival, GoogleAccount } from '#actions/auth/arrival'
import { letIn, type SignedIn } from '#actions/auth/let_in'
import { oneOfFew } from '#actions/auth/one_of_few'
import type { Caller, SecurityEventType } from '#rules/security_event'
import signIn from '#rules/sign_in'
import { NoActiveAccountException } from '#exceptions/auth'
import { Refusal } from '#exceptions/refusal'
import Mail from '#models/mail'
import User from '#models/user'
import { findByLogin } from '#queries/users/find_by_login'
import { atomically } from '#db/atomically'
import { hashPassword, isDated } from '#credentials/passwords'
import { underLock } from '#throttling/sign_in_lock'
import { networkOf } from '#support/network'
import { lowered } from '#support/text'

/** The Google account that shall open the account from now on, found in the transaction of the sign-in. */
type Connecting = (user: User, client: TransactionClientContract) => Promise<GoogleAccount>

interface Input {
  /** under which key of the body the login came */
  key: 'email' | 'username'
  login: string
  password: string
  /** failures are counted for the name and the network of this address */
  caller: Caller
  connecting?: Connecting
  to?: Arrival['to']
}

/** What a sign-in is tried with. */
interface Tried {
  readings: string[]
  caller: Caller
  connecting?: Connecting
  to?: Arrival['to']
}

type Outcome = Awaited<ReturnType<typeof letIn>>

/** No account has a longer name, and the lock must not remember a megabyte. */
const MAX_LOGIN = 254
/** How often a password that changes during a sign-in is asked about again. */
const MAX_CHANGES = 3

/** Signs somebody in by password; a hash of an older kind is replaced on the way. */
export default class LogIn {
  /**
   * Every refusal costs the same work and the same time, whether the account exists or not. Nothing
   * about the account is read before the lock is asked, and the lock knows the name alone.
   *
   * @throws NoActiveAccountException, SignInLockedException, TwoFactorRequiredException, ErasurePendingException,
   *   OverloadedException
   */
  async handle({ key, login, password, caller, connecting, to }: Input): Promise<SignedIn> {
    const tried = { readings: readingsOf(password), caller, connecting, to }
    const soonest = pause(tried.readings.length * signIn.refusalMs, undefined, { ref: false })
    let user: User | null = null
    try {
      const outcome = await underLock(`${lockName(key, login)} ${networkOf(caller.address)}`, {
        attempt: async () => {
          user = await findByLogin({ key, value: login })
          const signedIn = await this.#enter(user, tried)
          if (!signedIn) await note(user, 'sign_in_refused', caller)
          return signedIn
        },
        locked: () => tellOfLock(user, caller),
      })
      // The password was right, and what was written down is kept.
      if (outcome instanceof Refusal) throw outcome
      return outcome
    } catch (error) {
      if (error instanceof NoActiveAccountException) await soonest
      throw error
    }
  }

  /** @returns null when no reading of the password opens the account */
  async #enter(user: User | null, tried: Tried, changes = 0): Promise<Outcome | null> {
    const password = await matchingReading(user, tried.readings)
    if (!user || password === undefined) return null
    const renewed = isDated(user.password) ? await hashPassword(password) : user.password
    const signedIn = await this.#welcome(user, { ...tried, password: renewed })
    if (signedIn || changes === MAX_CHANGES) return signedIn
    return this.#enter(await User.find(user.id), tried, changes + 1)
  }

  /** @returns null when password or state have changed since they were verified */
  async #welcome(
    { id, password }: User,
    { caller, connecting, to, password: renewed }: Omit<Tried, 'readings'> & { password: string }
  ): Promise<Outcome | null> {
    return oneOfFew(async (client) => {
      const user = await User.hold(id, client)
      if (!user || user.isLockedOut || user.password !== password) return null
      const google = await connecting?.(user, client)
      return letIn(user.merge({ password: renewed }), { caller, google, to }, client)
    })
  }
}

/** The owner is mailed about it, once an hour at most: others choose when it happens. */
async function tellOfLock(user: User | null, caller: Caller): Promise<void> {
  if (!user) return
  await atomically(async (client) => {
    await noteEvent({ userId: user.id, type: 'sign_in_locked', caller }, client)
    const mail = { kind: 'sign_in_locked' as const, address: user.email }
    const told = await Mail.query({ client })
      .where(mail)
      .withScopes((scopes) => scopes.recent())
    if (!told.length) await new PostMail().handle(mail, client)
  })
}

/** Of a name without an account there is nobody who could look it up. */
async function note(user: User | null, type: SecurityEventType, caller: Caller): Promise<void> {
  if (user) await noteEvent({ userId: user.id, type, caller }, db.connection())
}

/** The name as it is spelled, without case; what is meant as an address is counted apart from usernames. */
function lockName(key: Input['key'], login: string): string {
  const kind = key === 'email' || login.includes('@') ? 'address' : 'username'
  return `${kind} ${lowered(login).slice(0, MAX_LOGIN)}`
}
