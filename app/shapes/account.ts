import Type, { type Static } from 'typebox'
import { closed, count, nullable, time } from '#shapes/schema'

export const Profile = Type.Object(
  {
    bio: Type.String(),
    avatar: nullable(Type.String({ format: 'uri' })),
    location: Type.String(),
    website: Type.String(),
    phone: Type.String(),
    birth_date: nullable(Type.String({ format: 'date' })),
    gender: Type.String({ description: 'male, female, other, prefer_not_to_say or ""' }),
    is_private: Type.Boolean(),
  },
  closed
)
export type Profile = Static<typeof Profile>

/** What an account has brought together: products that everybody sees, likes of its own, comments. */
export const AccountStats = Type.Object(
  { products_count: count(), likes_received: count(), comments_count: count() },
  closed
)

/** An account as its owner and staff see it and nobody else, address included; adopted ones may lack a profile. */
export const Account = Type.Object(
  {
    id: Type.Integer(),
    username: Type.String(),
    email: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    is_verified: Type.Boolean(),
    date_joined: time(),
    last_login: nullable(time()),
    profile: nullable(Profile),
    stats: AccountStats,
  },
  closed
)
export type Account = Static<typeof Account>
