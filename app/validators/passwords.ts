import vine from '@vinejs/vine'
import { newPassword, oldPassword } from '#validators/auth'
import { named } from '#support/named'

export const changePasswordValidator = named(
  'PasswordChange',
  vine.create({
    old_password: oldPassword(),
    new_password: newPassword(),
    confirm_password: newPassword(),
  })
)
