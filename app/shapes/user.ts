import Type, { type Static } from 'typebox'
import { AccountStats, Profile } from '#shapes/account'
import { count, nullable, sampleOf, shape, time } from '#shapes/schema'

const { bio, avatar, avatar_picture, location, website, is_private } = Profile.properties

/** What a profile tells others: no phone, no birth date, no gender. */
export const PublicProfile = shape(
  'PublicProfile',
  { bio, avatar, avatar_picture, location, website, is_private },
  {
    bio: 'Bags and small leather goods.',
    avatar: null,
    avatar_picture: null,
    location: 'İzmir',
    website: 'https://ada.example.com',
    is_private: false,
  }
)
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

const face = {
  id: 3,
  username: 'ada',
  first_name: 'Ada',
  last_name: 'Yıldız',
  is_verified: false,
  date_joined: '2026-11-02T09:15:00.482913Z',
  profile: sampleOf(PublicProfile),
}

/** A user in lists; adopted users may lack a profile. */
export const User = shape(
  'User',
  { ...own, products_count: count() },
  { ...face, products_count: 12 }
)
export type User = Static<typeof User>

/** A user as others see them; to themselves they are an Account. The sums are of what everybody sees. */
export const UserDetail = shape(
  'UserDetail',
  { ...own, stats: AccountStats },
  { ...face, stats: sampleOf(AccountStats) }
)
export type UserDetail = Static<typeof UserDetail>
