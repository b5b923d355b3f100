import sql from 'sql-template-tag'

/** The accounts of that username, in letters of any case, with or without `@`; as a SELECT of ids. */
export const usersNamed = (name: string) =>
  sql`select id from users_user where lower(username) = lower(${name.replace(/^@/, '')})`
