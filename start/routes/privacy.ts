import Type from 'typebox'
import { controllers } from '#generated/controllers'
import { ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { ErasureAnswer, ExportState } from '#shapes/privacy'
import { sampleOf } from '#shapes/schema'
import { Message } from '#shapes/tokens'
import { eraseMeValidator, exportFileValidator, keepAccountValidator } from '#validators/privacy'

const { ExportFiles, Exports, KeptAccounts, OwnAccounts } = controllers.api.v1
const { get, post, remove } = resource('Privacy', 'What is kept of you, and its end')

const { conflict, lastAdmin, noActiveAccount, overloaded } = refusals
const { recentSignInRequired, ticketNotValid } = refusals

remove('users/me', [OwnAccounts, 'destroy'], {
  name: 'users.me.destroy',
  guard: 'user',
  whileSuspended: true,
  throttle: ['caller', 'password'],
  body: {
    validator: eraseMeValidator,
    example: { password: 'correct horse battery staple' },
  },
  answers: ok(ErasureAnswer, 'Closed'),
  refusals: [lastAdmin, recentSignInRequired, overloaded],
  summary: 'Have your account erased',
  description: `With the \`password\`, or in a session that a sign-in by Google began within the last five minutes.
Every session ends at once, and nobody sees any more what you made. The account is erased at the time of the answer, 14
days later unless this installation says otherwise. Until then right credentials are 403 \`erasure_pending\` with a
\`ticket\`, by which \`users/me/keep/\` brings everything back.`,
})

const NOT_YET = {
  state: 'waiting' as const,
  ...{ ready_at: null, expires_at: null, size_bytes: null, url: null },
}

const ticket = refusals.erasurePending.params.ticket as string
const message = 'The account stays; sign in as before'

post('users/me/keep', [KeptAccounts, 'store'], {
  name: 'users.me.keep.store',
  guard: 'anyone',
  throttle: ['login-address'],
  body: { validator: keepAccountValidator, example: { ticket } },
  answers: ok(Message, 'Kept', { message }),
  refusals: [ticketNotValid, noActiveAccount, conflict],
  summary: 'Keep an account that was to be erased',
  description: `By the \`ticket\` of a sign-in that was refused as \`erasure_pending\`, within 15 minutes. All that was
made is there again, unless somebody else has closed the account meanwhile.`,
})

post('users/me/export', [Exports, 'store'], {
  name: 'users.me.export.store',
  guard: 'user',
  whileSuspended: true,
  throttle: ['caller', 'password'],
  answers: {
    202: {
      shape: ExportState,
      description: 'It is being gathered',
      example: { ...sampleOf(ExportState), ...NOT_YET },
    },
  },
  summary: 'Have what is kept of you gathered',
  description: `A zip with a file of JSON Lines for each kind of thing, and your pictures. You are mailed a link when it is
ready. While one is being gathered another one is not begun.`,
})

get('users/me/export', [Exports, 'show'], {
  name: 'users.me.export.show',
  guard: 'user',
  answers: ok(ExportState, 'The newest one'),
  refusals: [refusals.notFound],
  summary: 'Ask whether what is kept of you is gathered',
  description:
    '`url` is there once it is, for seven days, and for you alone: send your token along.',
})

get('users/me/export/file', [ExportFiles, 'show'], {
  name: 'users.me.export.file',
  guard: 'viewer',
  query: exportFileValidator,
  hints: { token: 'Of the link in the mail, in place of being signed in' },
  answers: {
    200: {
      description: 'The newest one',
      content: { 'application/zip': Type.String({ format: 'binary' }) },
    },
  },
  refusals: [refusals.notFound, refusals.storageAway],
  summary: 'Read what is kept of you',
  description:
    'Signed in, or by the link of the mail. 404 for everybody else, and after seven days.',
})
