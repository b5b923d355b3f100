import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { notNull, secret, text, type Check } from '#validators/fields'
import { named } from '#support/named'

/** Google's ID tokens have some 1,200 characters, its access tokens at most 2,048. */
const MAX_TOKEN = 4096
const MAX_OLD_PASSWORD = 4096

const token = () => text({ max: MAX_TOKEN }).optional()
const nonce = () => text({ max: 255 }).optional().use(notNull())

/** Of RFC 7636, from 43 to 128 characters. */
const verifier = () => text({ max: 128 }).optional().use(notNull())

const isThere = (value: unknown) => value !== undefined && value !== null

const hasNothingElse = ({ parent }: FieldContext) =>
  !isThere(parent.access_token) && !isThere(parent.code)

/** One of the three; the first that is there counts. */
export const googleSignInValidator = named(
  'GoogleSignIn',
  vine.create({
    credential: token().requiredWhen(hasNothingElse),
    access_token: token(),
    nonce: nonce(),
    code: text({ max: 100 }).optional(),
    verifier: verifier(),
  })
)

/** S256 of RFC 7636 */
const CHALLENGE = /^[\w-]{43}$/
const challenge: Check = (value) => (CHALLENGE.test(value) ? null : { code: 'invalid_challenge' })

/** Where somebody begins whom we send to Google. */
export const googleRedirectValidator = named(
  'GoogleRedirect',
  vine.create({
    to: text({ max: 200 }).optional(),
    challenge: text({ max: 43, after: [challenge] }).optional(),
  })
)

/** With what a sign-in by Google ends on the page of the admin. */
export const googleArrivalValidator = named(
  'GoogleArrival',
  vine.create({ code: text({ max: 100 }).optional(), error: text({ max: 100 }).optional() })
)

/** With what Google sends somebody back. */
export const googleCallbackValidator = named(
  'GoogleCallback',
  vine.create({
    state: text({ max: 200 }).optional(),
    code: text({ max: MAX_TOKEN }).optional(),
    error: text({ max: 200 }).optional(),
  })
)

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
