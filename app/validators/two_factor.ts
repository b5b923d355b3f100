import vine from '@vinejs/vine'
import { oldPassword } from '#validators/auth'
import { text } from '#validators/fields'
import { named } from '#support/named'

/** Six digits, or a recovery code, with the blanks and hyphens that people write. */
const code = () => text({ max: 64 })

export const beginTwoFactorValidator = named(
  'TwoFactorBeginning',
  vine.create({ password: oldPassword() })
)

export const twoFactorCodeValidator = named('TwoFactorCode', vine.create({ code: code() }))

export const endTwoFactorValidator = named(
  'TwoFactorEnding',
  vine.create({ password: oldPassword(), code: code() })
)

export const finishSignInValidator = named(
  'SecondStep',
  vine.create({ ticket: text({ max: 100 }), code: code() })
)
