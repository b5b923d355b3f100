import vine from '@vinejs/vine'
import { newEmail, newPassword, oldPassword, token } from '#validators/auth'
import { text } from '#validators/fields'
import { named } from '#support/named'

export const changePasswordValidator = named(
  'PasswordChange',
  vine.create({
    old_password: oldPassword(),
    new_password: newPassword(),
    confirm_password: newPassword(),
  })
)

/** What is no address is nobody's, and told by no other answer. */
export const askForResetValidator = named(
  'PasswordResetRequest',
  vine.create({ email: text({ max: 320 }) })
)

export const resetPasswordValidator = named(
  'PasswordReset',
  vine.create({ uid: text({ max: 20 }), token: token(), new_password: newPassword() })
)

/** The form of our own page asks twice. */
export const resetFormValidator = vine.create({
  uid: text({ max: 20 }),
  token: token(),
  new_password: newPassword(),
  confirm_password: newPassword(),
})

export const operatorPasswordValidator = vine.create({ new_password: newPassword() })

export const mailedTokenValidator = named('MailedToken', vine.create({ token: token() }))

export const changeEmailValidator = named(
  'EmailChange',
  vine.create({ email: newEmail(), password: oldPassword() })
)
