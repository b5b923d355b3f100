import Type from 'typebox'
import { shape, time } from '#shapes/schema'

/** When an account is erased that its owner has closed. */
export const ErasureAnswer = shape(
  'ErasureAnswer',
  { message: Type.String(), erase_at: time() },
  {
    message: 'Account closed; it is erased at the given time',
    erase_at: '2026-12-11T09:15:00.482000Z',
  }
)
