import vine from '@vinejs/vine'
import { notNull, text } from '#validators/fields'
import { named } from '#support/named'

/** Google's ID tokens have some 1,200 characters, its access tokens at most 2,048. */
const MAX_TOKEN = 4096

const proof = () => text({ max: MAX_TOKEN }).optional()

/** One of both; the first that is there counts. */
export const googleSignInValidator = named(
  'GoogleSignIn',
  vine.create({
    credential: proof().requiredIfMissing('access_token'),
    access_token: proof(),
    nonce: text({ max: 255 }).optional().use(notNull()),
  })
)
