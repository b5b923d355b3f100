import { randomBytes } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import IssueTokens from '#actions/auth/issue_tokens'
import type { SignedIn } from '#actions/auth/log_in'
import { ConflictException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { userCounts } from '#queries/users/user_list'
import { takenIdentities } from '#queries/users/taken_identities'
import { atomically } from '#db/atomically'
import { hashPassword } from '#credentials/passwords'
import { passwordProblems } from '#rules/password_rules'
import { usernameFrom } from '#rules/username'

interface Input {
  email: string
  /** derived from the address when absent or empty */
  username?: string
  first_name: string
  last_name: string
  password: string
}

/**
 * One address, one account, whatever the case: an advisory lock does what a unique index cannot, as
 * adopted rows may hold an address in two spellings.
 */
const LOCK_ADDRESS = `select pg_advisory_xact_lock(hashtextextended('email ' || lower(?), 0))`

/** Opens an account with an empty profile and signs it in. */
export default class RegisterUser {
  /** @throws InvalidInputException when address or username is taken, or the password is weak */
  async handle(input: Input): Promise<SignedIn> {
    await refuseTaken(input)
    refuseWeak(input)
    const hashed = { ...input, password: await hashPassword(input.password) }
    return atomically(async (client) => {
      await client.rawQuery(LOCK_ADDRESS, [input.email])
      await refuseTaken(input, client)
      const userId = await insert(hashed, client)
      await client.insertQuery().table('users_userprofile').insert({ user_id: userId })
      return { userId, tokens: await new IssueTokens().handle({ userId, client }) }
    }).finally(() => userCounts.grow())
  }
}

async function refuseTaken(input: Input, client?: TransactionClientContract) {
  const taken = await takenIdentities(input, client)
  const problems = taken.map((field) => ({ path: [field], code: `unique_${field}` }))
  if (problems.length) throw new InvalidInputException(problems)
}

/** Last of all: Django asks about the password when everything else is good. */
function refuseWeak({ password, email, first_name, last_name, ...rest }: Input) {
  const username = rest.username || usernameFrom(email)
  const found = passwordProblems(password, { username, first_name, last_name, email })
  if (!found.length) return
  throw new InvalidInputException(found.map((problem) => ({ path: ['password'], ...problem })))
}

/** The index decides who gets a username; a derived one that is taken gets a suffix. */
async function insert(input: Input, client: TransactionClientContract): Promise<number> {
  const { email, first_name, last_name, password } = input
  for (const username of candidates(input)) {
    const [row] = await client
      .insertQuery<{ id: number }>()
      .table('users_user')
      .insert({ username, email, first_name, last_name, password })
      .onConflict()
      .ignore()
      .returning('id')
    if (row) return row.id
  }
  await refuseTaken(input, client)
  throw new ConflictException()
}

function candidates({ username, email }: Input): string[] {
  if (username) return [username]
  const derived = usernameFrom(email)
  return [derived, `${derived}-${randomBytes(4).toString('hex')}`]
}
