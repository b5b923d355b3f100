import vine from '@vinejs/vine'
import { codePoints } from '#support/text'
import { MAX_USERNAME, usernameProblem } from '#rules/username'
import { notNull, refuse, secret, text } from '#validators/fields'
import { named } from '#support/named'

/** Longer ones cost time to hash; Django drew the same line for old ones (CVE-2013-1443). */
const MAX_PASSWORD = 128
const MAX_OLD_PASSWORD = 4096

/** Domains have no case; the local part is kept as written, as Django's normalize_email does. */
const lowerDomain = vine.createRule((value, _, field) => {
  if (typeof value !== 'string') return
  const at = value.lastIndexOf('@')
  field.mutate(value.slice(0, at) + value.slice(at).toLowerCase(), field)
})

const allowedUsername = vine.createRule(
  (value, _, field) => {
    if (typeof value !== 'string' || value === '' || value === field.meta.ownUsername) return
    const name = value.normalize('NFKC')
    // One sign may become eighteen.
    if (codePoints(name) > MAX_USERNAME) return refuse(field, 'max_length', { max: MAX_USERNAME })
    const problem = usernameProblem(name)
    if (problem) refuse(field, problem)
    else field.mutate(name, field)
  },
  { name: 'allowedUsername' }
)

/**
 * NFKC as Django's normalize_username, so that look-alikes of one name are one name. One's own name
 * (`meta.ownUsername`) passes as it is: adopted ones may break the rule.
 */
export const username = (limits: { blank?: boolean } = {}) =>
  text({ max: MAX_USERNAME, ...limits }).use(allowedUsername())

/** The contract lets names be empty, the seed's columns hold 150. */
export const personName = () => text({ max: 150, blank: true })

export const registerValidator = named(
  'Registration',
  vine.create({
    email: text({ max: 254 }).email({ allow_utf8_local_part: false }).use(lowerDomain()),
    username: username({ blank: true }).optional().use(notNull()),
    first_name: personName(),
    last_name: personName(),
    password: secret(MAX_PASSWORD),
    password_confirm: secret(MAX_PASSWORD).sameAs('password').optional().use(notNull()),
  })
)

/** What is no address is not refused here: it only is nobody's. */
export const loginValidator = named(
  'Login',
  vine.create({
    email: text().optional().requiredIfMissing('username'),
    username: text().optional(),
    password: secret(MAX_OLD_PASSWORD),
  })
)

export const refreshValidator = named('RefreshToken', vine.create({ refresh: text() }))
export const verifyValidator = named('AnyToken', vine.create({ token: text() }))
