import sql from 'sql-template-tag'

export const USER_STATES = ['open', 'suspended', 'banned', 'leaving', 'closed'] as const
export type UserState = (typeof USER_STATES)[number]

/** In what state an account is, in the word that weighs most; alias `u`. */
export const USER_STATE = sql`(case when u.erase_at is not null then 'leaving'
  when u.banned_at is not null then 'banned' when not u.is_active then 'closed'
  when u.suspended_until > now() then 'suspended' else 'open' end)`
