import { controllers } from '#generated/controllers'
import { ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { EmailVerified, Message, PasswordChanged } from '#shapes/tokens'
import {
  askForResetValidator,
  changeEmailValidator,
  changePasswordValidator,
  mailedTokenValidator,
  resetPasswordValidator,
} from '#validators/passwords'

const { PasswordChanges, PasswordResets, PasswordResetConfirmations } = controllers.auth
const { EmailVerifications, EmailVerificationMails } = controllers.auth
const { EmailChanges, EmailChangeConfirmations } = controllers.auth
const { post } = resource('Credentials', 'Passwords and e-mail addresses')

const { conflict, noActiveAccount, overloaded } = refusals
const old = 'correct horse battery staple'
const fresh = 'a fine engine of 1843'

post('auth/password/change', [PasswordChanges, 'store'], {
  name: 'auth.password_changes.store',
  guard: 'user',
  throttle: ['caller', 'password'],
  body: {
    validator: changePasswordValidator,
    example: { old_password: old, new_password: fresh, confirm_password: fresh },
  },
  answers: ok(PasswordChanged, 'Changed'),
  refusals: [conflict, noActiveAccount, overloaded],
  summary: 'Change your password',
  description: `Every session ends, and every access token that was given out before. The answer has the one new pair.
An account without a password gets its first one by mail: ask for a reset.`,
})

const mailed = 'q1XvJm0c3s2lqkE4m4mTTHgVwS0mXc0T2lR8zGq5sYk'
const email = 'ada@example.com'
const says = (message: string) => ok(Message, message, { message })

post('auth/password/reset', [PasswordResets, 'store'], {
  name: 'auth.password_resets.store',
  guard: 'anyone',
  throttle: ['caller', 'password'],
  body: { validator: askForResetValidator, example: { email } },
  answers: says('If an account has this address, a mail is on its way'),
  refusals: [conflict],
  summary: 'Ask for a new password',
  description: 'The answer and its time are the same whether an account has the address or not.',
})

post('auth/password/reset/confirm', [PasswordResetConfirmations, 'store'], {
  name: 'auth.password_reset_confirmations.store',
  guard: 'anyone',
  body: {
    validator: resetPasswordValidator,
    example: { uid: '3', token: mailed, new_password: fresh },
  },
  answers: says('Password changed successfully'),
  refusals: [conflict, overloaded],
  summary: 'Choose a new password by mail',
  description: `The link of the mail has \`uid\` and \`token\`, which is good once and for an hour. Every session ends.
It gives an account that was opened by Google its first password, too.`,
})

post('auth/email/verify', [EmailVerifications, 'store'], {
  name: 'auth.email_verifications.store',
  guard: 'anyone',
  body: { validator: mailedTokenValidator, example: { token: mailed } },
  answers: ok(EmailVerified, 'Verified'),
  refusals: [conflict],
  summary: 'Verify your address',
  description: 'By the token of the mail that registering sent: good once and for three days.',
})

post('auth/email/verify/resend', [EmailVerificationMails, 'store'], {
  name: 'auth.email_verification_mails.store',
  guard: 'user',
  throttle: ['caller', 'password'],
  answers: says('Unless the address is verified, a mail is on its way'),
  refusals: [conflict],
  summary: 'Ask for another mail to verify your address',
  description: 'The token of the one before is worth nothing then.',
})

post('auth/email/change', [EmailChanges, 'store'], {
  name: 'auth.email_changes.store',
  guard: 'user',
  throttle: ['caller', 'password'],
  body: { validator: changeEmailValidator, example: { email, password: old } },
  answers: says('A mail is on its way to the new address'),
  refusals: [conflict, overloaded],
  summary: 'Ask for another address',
  description:
    'The new address confirms it by a token that is good for a day; the old one is told.',
})

post('auth/email/change/confirm', [EmailChangeConfirmations, 'store'], {
  name: 'auth.email_change_confirmations.store',
  guard: 'anyone',
  body: { validator: mailedTokenValidator, example: { token: mailed } },
  answers: says('Email changed successfully'),
  refusals: [conflict],
  summary: 'Confirm another address',
  description:
    'By the token that was mailed to it. It is verified then, and the old address is told.',
})
