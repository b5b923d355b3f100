import sql from 'sql-template-tag'

/** The names of somebody (alias `u`), as the index vitrin_user_names has them. */
export const USER_NAMES = sql`vitrin_fold(u.username || E'\\n' || u.first_name || E'\\n' || u.last_name)`
