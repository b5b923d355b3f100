import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const TAKEN = `
  select
    exists (select from users_user where lower(email) = lower(:email)) as email,
    exists (select from users_user where username = :username) as username`

interface Identity {
  email: string
  username?: string
}

/** Which of these belong to somebody; addresses whatever their case. */
export async function takenIdentities(
  { email, username }: Identity,
  client: QueryClientContract = db.connection()
): Promise<string[]> {
  const { rows } = await client.rawQuery(TAKEN, { email, username: username ?? '' })
  return ['email', 'username'].filter((field) => rows[0][field])
}
