import Type, { type Static } from 'typebox'
import { nullable, shape, time } from '#shapes/schema'

/** A device on which one is signed in: its refresh tokens, one after the other. */
export const Session = shape(
  'Session',
  {
    id: Type.Integer(),
    device: Type.String({ description: 'As its agent tells, "" when it tells nothing' }),
    address: nullable(Type.String()),
    created_at: time(),
    last_used_at: time(),
    is_current: Type.Boolean({ description: 'Whether the token of this request is of it' }),
  },
  {
    id: 91,
    device: 'Firefox on Linux',
    address: '203.0.113.7',
    created_at: '2026-11-20T08:02:11.017254Z',
    last_used_at: '2026-11-27T07:45:30.2Z',
    is_current: true,
  }
)
export type Session = Static<typeof Session>
