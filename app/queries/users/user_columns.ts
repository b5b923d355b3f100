import sql from 'sql-template-tag'

/** What everybody may see of aliases `u` and his profile `f`; a private one is reached before. */
export const COLUMNS = sql`u.id, u.username, u.first_name, u.last_name, u.is_verified, u.date_joined,
  case when f.id is not null then json_build_object('bio', f.bio, 'avatar', f.avatar,
    'location', f.location, 'website', f.website, 'is_private', f.is_private) end as profile`

/** To be put behind alias `u`. */
export const WITH_PROFILE = sql`left join users_userprofile f on f.user_id = u.id`

/** The LISTED products of alias `u`, as triggers count them. */
export const PRODUCTS_COUNT = sql`(select coalesce(sum(n), 0)::int from products_productcount
  where scope = 'user' and key = u.id)`
