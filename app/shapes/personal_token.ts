import Type, { type Static } from 'typebox'
import { nullable, shape, time } from '#shapes/schema'

const fields = {
  id: Type.Integer(),
  name: Type.String(),
  prefix: Type.String({ description: 'The first letters of the token, to know it by' }),
  scopes: Type.Array(Type.String({ enum: ['read', 'write'] })),
  created_at: time(),
  expires_at: nullable(time()),
  last_used_at: nullable(time()),
}

const sample = {
  id: 12,
  name: 'Nightly import',
  prefix: 'vtr_pat_4fQz',
  scopes: ['read', 'write'],
  created_at: '2026-11-20T08:02:11.017Z',
  expires_at: '2027-11-20T00:00:00Z',
  last_used_at: '2026-11-27T03:00:02.114Z',
}

/** A token that one gave to a program; when it was used is written down once a minute. */
export const PersonalToken = shape('PersonalToken', fields, sample)
export type PersonalToken = Static<typeof PersonalToken>

/** The only answer that ever has the token itself. */
export const NewPersonalToken = shape(
  'NewPersonalToken',
  { token: Type.String(), ...fields },
  {
    token: 'vtr_pat_0000000000000000000000000000000000000000000example',
    ...sample,
    last_used_at: null,
  }
)
