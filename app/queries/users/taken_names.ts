import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
import { select } from '#db/statements'

export interface Names {
  /** the account that wants the names; absent for a new account */
  userId?: number
  email?: string
  username?: string
}

/**
 * A problem for each of these names that somebody else has, in any letters of case. A username is also taken by whoever
 * has it as an address. The reverse is not asked: or an address could be kept from its owner by
 * calling oneself by it. Sign-in looks for an address first.
 */
export async function takenNames(
  names: Names,
  client?: QueryClientContract
): Promise<FieldProblem[]> {
  const { userId = 0, email = '', username = '' } = names
  const [taken] = await select<{ email: boolean; username: boolean }>(
    {
      sql: sql`
        select
          exists (select from users_user where lower(email) = lower(${email})
            and email <> '' and id <> ${userId}) as email,
          exists (select from users_user where vitrin_name_key(username) = vitrin_name_key(${username})
            and id <> ${userId})
          or exists (select from users_user where lower(email) = lower(${username})
            and email <> '' and id <> ${userId}) as username`,
    },
    client
  )
  return (['email', 'username'] as const)
    .filter((field) => taken![field])
    .map((field) => ({ path: [field], code: `unique_${field}` }))
}
