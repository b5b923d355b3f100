import vine from '@vinejs/vine'
import { oldPassword } from '#validators/auth'
import { text } from '#validators/fields'

/** The name may be an address or a username; what is neither is nobody's. */
export const panelSignInValidator = vine.create({
  email: text({ max: 320 }),
  password: oldPassword(),
})

export const proofValidator = vine.create({ password: oldPassword() })
