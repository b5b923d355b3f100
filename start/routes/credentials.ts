import { controllers } from '#generated/controllers'
import { ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { PasswordChanged } from '#shapes/tokens'
import { changePasswordValidator } from '#validators/passwords'

const { PasswordChanges } = controllers.auth
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
