import vine from '@vinejs/vine'
import { isEmailAddress } from '#support/email_address'
import { MAX_USERNAME, usernameProblem } from '#rules/username'
import { notNull, secret, text, trimmed, type Check, type ParseContext } from '#validators/fields'
import { named } from '#support/named'

/** Longer ones cost time to hash; Django drew the same line for old ones (CVE-2013-1443). */
const MAX_PASSWORD = 128
const MAX_OLD_PASSWORD = 4096
const MAX_EMAIL = 254
/** No account is called longer. */
const MAX_LOGIN = 320
/** Ours have 400 characters. */
const MAX_TOKEN = 4096

const emailAddress: Check = (value) => (isEmailAddress(value) ? null : { code: 'invalid_email' })

/** Domains have no case; the local part is kept as written, as Django's normalize_email does. */
const lowerDomain = vine.createRule((value, _, field) => {
  if (typeof value !== 'string') return
  const at = value.lastIndexOf('@')
  field.mutate(value.slice(0, at) + value.slice(at).toLowerCase(), field)
})

const allowedUsername: Check = (name) => {
  const code = usernameProblem(name)
  return code ? { code } : null
}

/**
 * NFKC as Django's normalize_username, so that look-alikes of one name are one name. One's own name
 * stays as it is: adopted ones may break the rule.
 */
function normalized(value: unknown, { meta }: ParseContext): unknown {
  const name = trimmed(value)
  return typeof name === 'string' && name !== meta.stored?.username ? name.normalize('NFKC') : name
}

export const username = ({ blank }: { blank?: boolean } = {}) =>
  text({ max: MAX_USERNAME, blank, before: [allowedUsername] }, normalized)

/** The contract lets names be empty, the seed's columns hold 150. */
export const personName = () => text({ max: 150, blank: true })

/** Trimmed before it is judged and hashed, as DRF's fields do. */
export const newPassword = () => text({ max: MAX_PASSWORD })

/** One that Django took may break rules of ours. */
export const oldPassword = () => secret(MAX_OLD_PASSWORD)

/** An address that an account gets. */
export const newEmail = () => text({ max: MAX_EMAIL, after: [emailAddress] }).use(lowerDomain())

export const registerValidator = named(
  'Registration',
  vine.create({
    email: newEmail(),
    username: username({ blank: true }).optional().use(notNull()),
    first_name: personName(),
    last_name: personName(),
    password: newPassword(),
    password_confirm: newPassword().optional().use(notNull()),
  })
)

const isBlank = (value: unknown) => value === undefined || value === null || trimmed(value) === ''

/** A blank one of two names counts as absent beside the other: forms send all their fields. */
const nameBeside = (other: string) =>
  text({ max: MAX_LOGIN }, (value, { parent }) =>
    isBlank(value) && !isBlank(parent[other]) ? undefined : trimmed(value)
  )

/** What is no address is not refused here: it only is nobody's. */
export const loginValidator = named(
  'Login',
  vine.create({
    email: nameBeside('username').optional().requiredIfMissing('username'),
    username: nameBeside('email').optional(),
    password: oldPassword(),
  })
)

export const token = () => text({ max: MAX_TOKEN })

export const refreshValidator = named('RefreshToken', vine.create({ refresh: token() }))
export const verifyValidator = named('AnyToken', vine.create({ token: token() }))
