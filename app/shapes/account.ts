import Type, { type Static } from 'typebox'
import { SHOWN_ROLES } from '#rules/roles'
import { Picture } from '#shapes/picture'
import { count, nullable, sampleOf, shape, time, url } from '#shapes/schema'

export const Profile = shape(
  'Profile',
  {
    bio: Type.String(),
    avatar: nullable(url()),
    avatar_picture: nullable(Picture),
    location: Type.String(),
    website: Type.String(),
    phone: Type.String(),
    birth_date: nullable(Type.String({ format: 'date' })),
    gender: Type.String({ description: 'male, female, other, prefer_not_to_say or ""' }),
    is_private: Type.Boolean(),
  },
  {
    bio: 'Bags and small leather goods.',
    avatar: null,
    avatar_picture: null,
    location: 'İzmir',
    website: 'https://ada.example.com',
    phone: '',
    birth_date: null,
    gender: '',
    is_private: false,
  }
)
export type Profile = Static<typeof Profile>

/** While it goes on the account may read and not write. */
export const Suspension = shape(
  'Suspension',
  { until: time(), reason: Type.String() },
  { until: '2026-12-01T12:00:00.000000Z', reason: 'spam' }
)

/** What an account has brought together: products that everybody sees, likes of its own, comments. */
export const AccountStats = shape(
  'AccountStats',
  { products_count: count(), likes_received: count(), comments_count: count() },
  { products_count: 12, likes_received: 208, comments_count: 31 }
)

/** An account as only its owner and staff see it, with the e-mail address; adopted ones may lack a profile. */
export const Account = shape(
  'Account',
  {
    id: Type.Integer(),
    username: Type.String(),
    email: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    is_verified: Type.Boolean(),
    date_joined: time(),
    last_login: nullable(time()),
    roles: Type.Array(Type.String({ enum: [...SHOWN_ROLES] })),
    has_password: Type.Boolean(),
    google_connected: Type.Boolean(),
    suspension: nullable(Suspension),
    two_factor: Type.Boolean(),
    open_decisions: Type.Integer({ minimum: 0, description: 'How many you may still object to' }),
    profile: nullable(Profile),
    stats: AccountStats,
  },
  {
    id: 3,
    username: 'ada',
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Yıldız',
    is_verified: false,
    date_joined: '2026-11-02T09:15:00.482913Z',
    last_login: '2026-11-20T08:02:11.017254Z',
    roles: [],
    has_password: true,
    google_connected: false,
    suspension: null,
    two_factor: false,
    open_decisions: 0,
    profile: sampleOf(Profile),
    stats: sampleOf(AccountStats),
  }
)
export type Account = Static<typeof Account>
