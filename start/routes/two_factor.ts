import { controllers } from '#generated/controllers'
import { gone, ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { sampleOf } from '#shapes/schema'
import { SignedIn } from '#shapes/tokens'
import { RecoveryCodes, TwoFactorSecret, TwoFactorState } from '#shapes/two_factor'
import {
  beginTwoFactorValidator,
  endTwoFactorValidator,
  finishSignInValidator,
  twoFactorCodeValidator,
} from '#validators/two_factor'

const {
  RecoveryCodes: RenewedCodes,
  TwoFactors,
  TwoFactorConfirmations,
  TwoFactorLogins,
} = controllers.auth
const { get, post, remove } = resource('Two-step sign-in', 'A code of an app beside the password')

const { codeNotValid, conflict, noActiveAccount, overloaded, ticketNotValid } = refusals
const { twoFactorLocked, twoFactorNotBegun, twoFactorOn, twoFactorRequired } = refusals
const password = 'correct horse battery staple'
const code = '492039'

get('auth/two-factor', [TwoFactors, 'show'], {
  name: 'auth.two_factor.show',
  guard: 'user',
  answers: ok(TwoFactorState, 'Whether it is on'),
  summary: 'Ask whether two-step sign-in is on',
  description: `Where this installation requires it of a role, the role sleeps until it is on: its holder is like any
other user, and routes of the role are 403 \`two_factor_setup_required\`.`,
})

post('auth/two-factor', [TwoFactors, 'store'], {
  name: 'auth.two_factor.store',
  guard: 'user',
  throttle: ['caller', 'password'],
  body: { validator: beginTwoFactorValidator, example: { password } },
  answers: ok(TwoFactorSecret, 'What the app needs'),
  refusals: [twoFactorOn, overloaded],
  summary: 'Begin to set up two-step sign-in',
  description: `Show \`otpauth_url\` as a QR code. Sign-ins ask for no codes before the first one was confirmed; asking
again makes another secret. An account without a password gets its first one by mail: ask for a reset.`,
})

post('auth/two-factor/confirm', [TwoFactorConfirmations, 'store'], {
  name: 'auth.two_factor_confirmations.store',
  guard: 'user',
  throttle: ['caller', 'two-factor'],
  body: { validator: twoFactorCodeValidator, example: { code } },
  answers: ok(RecoveryCodes, 'It is on'),
  refusals: [codeNotValid, twoFactorNotBegun, twoFactorOn],
  summary: 'Turn on two-step sign-in',
  description: `By a code that the app shows, which is spent by it. The answer has ten recovery codes, each of which
stands in for the app once; they are not shown again.`,
})

post('auth/two-factor/recovery-codes', [RenewedCodes, 'store'], {
  name: 'auth.recovery_codes.store',
  guard: 'user',
  throttle: ['caller', 'password'],
  body: { validator: endTwoFactorValidator, example: { password, code } },
  answers: ok(RecoveryCodes, 'Ten new ones', {
    ...sampleOf(RecoveryCodes),
    message: 'The recovery codes are new',
  }),
  refusals: [codeNotValid, twoFactorLocked, twoFactorNotBegun, overloaded],
  summary: 'Get new recovery codes',
  description: `By the password and a code of the app, or one of the recovery codes. Those of before are worth nothing
from then on, used or not.`,
})

remove('auth/two-factor', [TwoFactors, 'destroy'], {
  name: 'auth.two_factor.destroy',
  guard: 'user',
  throttle: ['caller', 'password'],
  body: { validator: endTwoFactorValidator, example: { password, code } },
  answers: gone,
  refusals: [codeNotValid, twoFactorLocked, overloaded],
  summary: 'Turn off two-step sign-in',
  description: 'By the password and a code of the app, or a recovery code.',
})

post('auth/login/two-factor', [TwoFactorLogins, 'store'], {
  name: 'auth.two_factor_logins.store',
  guard: 'anyone',
  throttle: ['login-address'],
  body: {
    validator: finishSignInValidator,
    example: { ticket: twoFactorRequired.params.ticket, code },
  },
  answers: ok(SignedIn, 'Signed in'),
  refusals: [
    ...[codeNotValid, twoFactorLocked, ticketNotValid, noActiveAccount, conflict],
    refusals.erasurePending,
  ],
  summary: 'Finish a sign-in',
  description: `With the \`ticket\` of the 403 that the password or Google was answered with, and a code of the app or a
recovery code. A ticket bears five wrong codes and is good for five minutes; a code is good once. After five wrong codes
in a row the account takes recovery codes only, for 15 minutes, and longer each time.`,
})
