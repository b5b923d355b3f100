import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { notNull, secret, text } from '#validators/fields'
import { named } from '#support/named'

/** Google's ID tokens have some 1,200 characters, its access tokens at most 2,048. */
const MAX_TOKEN = 4096
const MAX_OLD_PASSWORD = 4096

const token = () => text({ max: MAX_TOKEN }).optional()
const nonce = () => text({ max: 255 }).optional().use(notNull())

/** One of both; the first that is there counts. */
export const googleSignInValidator = named(
  'GoogleSignIn',
  vine.create({
    credential: token().requiredIfMissing('access_token'),
    access_token: token(),
    nonce: nonce(),
  })
)

const isThere = (value: unknown) => value !== undefined && value !== null

const needsPassword = ({ parent }: FieldContext) => isThere(parent.ticket) && !isThere(parent.code)

/** A ticket with a password or a code, else what somebody signed in has from Google. */
export const googleLinkValidator = named(
  'GoogleLink',
  vine.create({
    ticket: text({ max: 100 }).optional(),
    password: secret(MAX_OLD_PASSWORD).optional().requiredWhen(needsPassword),
    code: text({ max: 20 }).optional(),
    credential: token().requiredIfMissing(['ticket', 'access_token']),
    access_token: token(),
    nonce: nonce(),
  })
)
