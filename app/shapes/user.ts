import Type, { type Static } from 'typebox'
import { AccountStats, Profile } from '#shapes/account'
import { cursorPage, page } from '#shapes/page'
import { closed, count, nullable, time } from '#shapes/schema'

const { bio, avatar, location, website, is_private } = Profile.properties

/** What a profile tells others: no phone, no birth date, no gender. */
export const PublicProfile = Type.Object({ bio, avatar, location, website, is_private }, closed)
export type PublicProfile = Static<typeof PublicProfile>

const own = {
  id: Type.Integer(),
  username: Type.String(),
  first_name: Type.String(),
  last_name: Type.String(),
  is_verified: Type.Boolean({ description: 'Whether the e-mail address is confirmed' }),
  date_joined: time(),
  profile: nullable(PublicProfile),
}

/** Somebody among others; adopted users may lack a profile. */
export const User = Type.Object({ ...own, products_count: count() }, closed)
export type User = Static<typeof User>

/** Somebody as others see him; his own view is an Account. The sums are of what everybody sees. */
export const UserDetail = Type.Object({ ...own, stats: AccountStats }, closed)
export type UserDetail = Static<typeof UserDetail>

export const UserPage = page(User)
export const UserCursorPage = cursorPage(User)
