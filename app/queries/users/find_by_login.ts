import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import User from '#models/user'

interface Login {
  /** an e-mail address, or for `username` either */
  key: 'email' | 'username'
  value: string
}

/**
 * The account that a login names. The exact spelling wins, else the only account with a spelling
 * that differs in case alone; two of those name nobody, since adopted rows may hold both `Bob@` and
 * `bob@`. An address goes before a username, so that nobody signs in by the address of another.
 *
 * @param client - the transaction that shall hold the account; without one it is only read
 */
export async function findByLogin(
  { key, value }: Login,
  client?: TransactionClientContract
): Promise<User | null> {
  const byEmail = await spelled('email', value, client)
  if (byEmail.length || key === 'email') return pick(byEmail, 'email', value)
  return pick(await spelled('username', value, client), 'username', value)
}

/** At most two, the exact spelling first. */
function spelled(
  column: Login['key'],
  value: string,
  client?: TransactionClientContract
): Promise<User[]> {
  return User.query({ client })
    .if(client, (query) => query.withScopes((scopes) => scopes.held()))
    .whereRaw(`lower(${column}) = lower(?)`, [value])
    .orderByRaw(`${column} = ? desc`, [value])
    .limit(2)
}

function pick(users: User[], column: Login['key'], value: string): User | null {
  const [first, second] = users
  if (!first || (second && first[column] !== value)) return null
  return first
}
