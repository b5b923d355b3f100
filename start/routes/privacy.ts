import { controllers } from '#generated/controllers'
import { ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { ErasureAnswer } from '#shapes/privacy'
import { Message } from '#shapes/tokens'
import { eraseMeValidator, keepAccountValidator } from '#validators/privacy'

const { KeptAccounts, OwnAccounts } = controllers.api.v1
const { post, remove } = resource('Privacy', 'What is kept of you, and its end')

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
