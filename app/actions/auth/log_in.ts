import { setTimeout as pause } from 'node:timers/promises'
import IssueTokens, { type TokenPair } from '#actions/auth/issue_tokens'
import signIn from '#rules/sign_in'
import { NoActiveAccountException } from '#exceptions/auth'
import type User from '#models/user'
import { findByLogin } from '#queries/users/find_by_login'
import { atomically } from '#db/atomically'
import { hashPassword, isDated, verifyPassword } from '#credentials/passwords'
import { underLock } from '#throttling/sign_in_lock'
import { lowered } from '#support/text'

interface Input {
  /** under which key of the body the login came */
  key: 'email' | 'username'
  login: string
  password: string
  /** what failures are counted for, beside the account */
  network: string
}

export interface SignedIn {
  userId: number
  tokens: TokenPair
}

/** No account is called longer, and the lock shall not remember a megabyte. */
const MAX_LOGIN = 254

/** A password that was changed since it was read is not overwritten by the old one's new hash. */
const WELCOME = `
  update users_user
  set last_login = now(), password = case password when :old then :new else password end
  where id = :id and is_active
  returning id`

/** Signs somebody in by password; a hash of an older kind is replaced on the way. */
export default class LogIn {
  /** @throws NoActiveAccountException, SignInLockedException, OverloadedException */
  async handle({ key, login, password, network }: Input): Promise<SignedIn> {
    const soonest = pause(signIn.refusalMs, undefined, { ref: false })
    try {
      const user = await findByLogin({ key, value: login })
      const account = user?.id ?? lowered(login).slice(0, MAX_LOGIN)
      await underLock(`${account} ${network}`, () => this.#accepts(user, password))
      return await this.#welcome(user!, password)
    } catch (error) {
      if (error instanceof NoActiveAccountException) await soonest
      throw error
    }
  }

  async #accepts(user: User | null, password: string): Promise<boolean> {
    const matches = await verifyPassword(user?.password, password)
    return matches && user!.isActive
  }

  async #welcome({ id, password: old }: User, password: string): Promise<SignedIn> {
    const renewed = isDated(old) ? await hashPassword(password) : old
    return atomically(async (client) => {
      const { rows } = await client.rawQuery(WELCOME, { id, old, new: renewed })
      if (!rows.length) throw new NoActiveAccountException()
      return { userId: id, tokens: await new IssueTokens().handle({ userId: id, client }) }
    })
  }
}
