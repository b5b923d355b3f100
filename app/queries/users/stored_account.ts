import sql from 'sql-template-tag'
import { select } from '#db/statements'

const statement = (id: number) =>
  sql`select u.username, u.first_name, u.last_name, coalesce(f.bio, '') as "profile.bio",
      coalesce(f.location, '') as "profile.location", coalesce(f.website, '') as "profile.website",
      coalesce(f.phone, '') as "profile.phone", coalesce(f.gender, '') as "profile.gender"
    from users_user u left join users_userprofile f on f.user_id = u.id where u.id = ${id}`

/** The texts of an account that is there, as they are stored, by the fields of `auth/me/`. */
export async function storedAccount(id: number) {
  const [texts] = await select<Record<string, string>>({ sql: statement(id) })
  return texts!
}
