import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import ClaimNames from '#actions/users/claim_names'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import User from '#models/user'
import { usernameFrom } from '#rules/username'

export interface NewRow {
  email: string
  /** derived from the address when absent or empty */
  username?: string
  first_name: string
  last_name: string
  /** its hash */
  password: string
  /** what nobody gives themselves */
  rights?: Partial<Pick<User, 'isStaff' | 'isSuperuser' | 'isVerified' | 'googleId'>>
}

/**
 * Writes an account with an empty profile; its names are claimed.
 *
 * @throws InvalidInputException when address or username is taken
 */
export async function insertUser(input: NewRow, client: TransactionClientContract): Promise<User> {
  const { email, first_name: firstName, last_name: lastName, password, rights } = input
  const columns = { email, firstName, lastName, password, isActive: true, ...rights }
  const username = await claimedUsername(input, client)
  const user = await User.create({ ...columns, username }, { client })
  await user.related('profile').create({})
  return user
}

/** The wanted name; a derived one that is taken gets a suffix. */
async function claimedUsername({ email, username }: NewRow, client: TransactionClientContract) {
  const name = username || usernameFrom(email)
  const taken = await new ClaimNames().handle({ email, username: name }, client)
  refuseProblems(username ? taken : taken.filter(({ path }) => path[0] === 'email'))
  return taken.length ? `${name}-${randomBytes(4).toString('hex')}` : name
}
