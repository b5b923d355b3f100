import Type, { type Static } from 'typebox'
import { count, nullable, shape, time, url } from '#shapes/schema'

/** When an account is erased that its owner has closed. */
export const ErasureAnswer = shape(
  'ErasureAnswer',
  { message: Type.String(), erase_at: time() },
  {
    message: 'Account closed; it is erased at the given time',
    erase_at: '2026-12-11T09:15:00.482000Z',
  }
)

/** What is kept of somebody, being gathered or ready. */
export const ExportState = shape(
  'ExportState',
  {
    state: Type.Union([Type.Literal('waiting'), Type.Literal('ready')]),
    requested_at: time(),
    ready_at: nullable(time()),
    expires_at: nullable(time()),
    size_bytes: nullable(count()),
    url: nullable(url()),
  },
  {
    state: 'ready',
    requested_at: '2026-11-27T09:15:00.482913Z',
    ready_at: '2026-11-27T09:15:04.112000Z',
    expires_at: '2026-12-04T09:15:04.112000Z',
    size_bytes: 20_480,
    url: 'https://vitrin.example.com/api/v1/users/me/export/file/',
  }
)
export type ExportState = Static<typeof ExportState>
