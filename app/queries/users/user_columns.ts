import sql, { type Sql } from 'sql-template-tag'
import { shownAvatar } from '#queries/pictures/shown_names'

/** What everybody may see of aliases `u` and their profile `f`; a private one is reached before. */
const columns = (
  bio: Sql
) => sql`u.id, u.username, u.first_name, u.last_name, u.is_verified, u.date_joined,
  case when f.id is not null then json_build_object('bio', ${bio}, 'avatar', ${shownAvatar('f')},
    'avatar_picture', f.avatar_picture,     'location', f.location, 'website', f.website, 'is_private', f.is_private) end as profile`

export const COLUMNS = columns(sql`f.bio`)
/** A bio that Django stored may be longer than new ones; a page of them must not be. */
export const LISTED_COLUMNS = columns(sql`left(f.bio, 500)`)

/** To be put behind alias `u`. */
export const WITH_PROFILE = sql`left join users_userprofile f on f.user_id = u.id`

/** The LISTED products of alias `u`, as triggers count them. */
export const PRODUCTS_COUNT = sql`(select coalesce(sum(n), 0)::int from products_productcount
  where scope = 'user' and key = u.id)`
