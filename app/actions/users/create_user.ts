import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { insertUser, type NewRow } from '#actions/users/insert_user'
import { ConflictException } from '#exceptions/http'
import { refuseProblems, type FieldProblem } from '#exceptions/invalid_input_exception'
import type User from '#models/user'
import { takenNames } from '#queries/users/taken_names'
import { atomically } from '#db/atomically'
import { databaseFault } from '#db/database_fault'
import { hashPassword } from '#credentials/passwords'
import { passwordProblems } from '#rules/password_rules'
import { usernameFrom } from '#rules/username'

export interface NewUser extends NewRow {
  /** as it was typed */
  password: string
  /** the password once more, where it was asked for twice */
  password_confirm?: string
}

type Within<T> = (user: User, client: TransactionClientContract) => Promise<T>

/** Opens an account with an empty profile. */
export default class CreateUser {
  /**
   * @param within - what else belongs to the same transaction
   * @throws InvalidInputException when address or username is taken, or the password is weak
   */
  async handle<T>(input: NewUser, within: Within<T>): Promise<T> {
    const { email, username } = input
    refuseProblems(await takenNames({ email, username }))
    refuseProblems(passwordProblemsOf(input))
    const password = await hashPassword(input.password)
    return atomically(async (client) => {
      return within(await insertUser({ ...input, password }, client), client)
    }).catch(async (error: unknown) => {
      if (databaseFault(error) !== 'unique') throw error
      // Django has no part in our locks; its rows are seen now.
      refuseProblems(await takenNames({ email, username }))
      throw new ConflictException()
    })
  }
}

/** Asked last of all, as Django asks about the password when everything else is good. */
function passwordProblemsOf(input: NewUser): FieldProblem[] {
  const { password, password_confirm: confirmed = password, ...names } = input
  const username = names.username || usernameFrom(names.email)
  const found = passwordProblems(password, { ...names, username })
  return [
    ...found.map((problem) => ({ path: ['password'], ...problem })),
    ...(confirmed === password ? [] : [{ path: ['password_confirm'], code: 'password_mismatch' }]),
  ]
}
