import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { atMost, choice, notNull, optionally, text, type Check } from '#validators/fields'
import { id, price } from '#validators/numbers'
import { CURRENCIES } from '#rules/currencies'
import { tagSlug } from '#rules/tag_slug'
import { named } from '#support/named'

const MAX_TAGS = 20
const STATUSES = ['draft', 'published', 'archived'] as const

const sluggable: Check = (tag) => (tagSlug(tag) ? null : { code: 'invalid_slug' })
/** One that is too long is told so and nothing else, as the recorded cases have it. */
const knownCurrency: Check = (code) =>
  CURRENCIES.includes(code) || code.length > 3
    ? null
    : { code: 'invalid_choice', params: { value: code } }

const name = () => text({ max: 255 })
const description = () => text({ max: 10_000 })
const currency = () =>
  text({ max: 3, after: [knownCurrency], schema: { enum: CURRENCIES } })
    .optional()
    .use(notNull())
const status = () => choice(STATUSES).optional().use(notNull())
const tags = () =>
  vine
    .array(text({ max: 100, after: [sluggable] }))
    .use(atMost(MAX_TAGS))
    .optional()
    .use(notNull())

/** An alias of `category_id` that takes a slug too. */
const category = () => text({ max: 50 }).optional().use(notNull())

/** What a product must have. */
const required = () => ({ name: name(), description: description(), price: price() })

/** What has a default, or stays as it is. */
const optional = () => ({
  currency: currency(),
  category_id: id().optional().use(notNull()),
  category: category(),
  tags: tags(),
  status: status(),
})

export const createProductValidator = named(
  'NewProduct',
  vine.create({
    ...required(),
    ...optional(),
    category_id: id().optional().requiredIfMissing('category'),
  })
)

/** PUT: the seed's fields are required, what the contract added may stay away. */
export const replaceProductValidator = named(
  'ProductReplacement',
  vine.create({ ...required(), ...optional() })
)

export const editProductValidator = named(
  'ProductChange',
  vine.create({ ...optionally(required()), ...optional() })
)

export type NewProduct = Infer<typeof createProductValidator>
export type ProductChange = Infer<typeof editProductValidator>
