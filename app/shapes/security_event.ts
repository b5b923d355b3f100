import Type, { type Static } from 'typebox'
import { nullable, shape, time } from '#shapes/schema'

/** Something that happened to one's account; addresses are forgotten after a while. */
export const SecurityEvent = shape(
  'SecurityEvent',
  {
    id: Type.Integer(),
    type: Type.String({ description: 'A stable word; new ones may come' }),
    created_at: time(),
    address: nullable(Type.String()),
    agent: Type.String(),
    details: Type.Record(Type.String(), Type.String()),
  },
  {
    id: 812,
    type: 'signed_in',
    created_at: '2026-11-20T08:02:11.017254Z',
    address: '203.0.113.7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    details: {},
  }
)
export type SecurityEvent = Static<typeof SecurityEvent>
