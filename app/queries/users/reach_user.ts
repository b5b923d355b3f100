import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { OPEN } from '#queries/users/visible'
import { select } from '#db/statements'
import { unwritable } from '#support/text'

/** Somebody that a path names. */
export interface Reached {
  id: number
  isPrivate: boolean
}

const statement = (name: string, condition: Sql) => ({
  name,
  sql: sql`select u.id, coalesce(f.is_private, false) as "isPrivate"
    from users_user u left join users_userprofile f on f.user_id = u.id
    where ${OPEN} and ${condition}`,
})

/** Digits are an id: nobody can register a name of digits alone. */
function named(key: string) {
  return /^\d+$/.test(key)
    ? statement('user_by_id', sql`u.id = ${key}::bigint`)
    : statement('user_by_username', sql`u.username = ${key}`)
}

/**
 * An active user by id, or by username in its exact spelling. The policy says whether the viewer may
 * see their profile.
 *
 * @throws NotFoundException when there is none
 */
export async function reachUser(key: string): Promise<Reached> {
  if (unwritable(key)) throw new NotFoundException()
  const [user] = await select<Reached>(named(key))
  if (!user) throw new NotFoundException()
  return user
}
