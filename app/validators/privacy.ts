import vine from '@vinejs/vine'
import { notNull, secret, text } from '#validators/fields'
import { named } from '#support/named'

const MAX_OLD_PASSWORD = 4096

/** Whether it can be left out is for the account to say. */
export const eraseMeValidator = named(
  'Erasure',
  vine.create({ password: secret(MAX_OLD_PASSWORD).optional().use(notNull()) })
)

export const keepAccountValidator = named(
  'KeptAccount',
  vine.create({ ticket: text({ max: 100 }) })
)

export const exportFileValidator = named(
  'ExportFileQuery',
  vine.create({ token: text({ max: 100 }).optional() })
)
