import vine from '@vinejs/vine'
import { choice, notNull, text, type Check } from '#validators/fields'
import { id, price } from '#validators/numbers'
import { CURRENCIES } from '#rules/currencies'
import { tagSlug } from '#rules/tag_slug'
import { named } from '#support/named'

const MAX_TAGS = 20
const STATUSES = ['draft', 'published', 'archived'] as const

const sluggable: Check = (tag) => (tagSlug(tag) ? null : { code: 'invalid_slug' })
const knownCurrency: Check = (code) =>
  CURRENCIES.includes(code) ? null : { code: 'invalid_choice', params: { value: code } }

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
    .maxLength(MAX_TAGS)
    .optional()
    .use(notNull())

/** An alias of `category_id` that takes a slug too. */
const category = () => text({ max: 50 }).optional().use(notNull())

export const createProductValidator = named(
  'NewProduct',
  vine.create({
    name: name(),
    description: description(),
    price: price(),
    currency: currency(),
    category_id: id().optional().requiredIfMissing('category'),
    category: category(),
    tags: tags(),
    status: status(),
  })
)

/** PUT: the seed's fields are required, what the contract added may stay away. */
export const replaceProductValidator = named(
  'ProductReplacement',
  vine.create({
    name: name(),
    description: description(),
    price: price(),
    currency: currency(),
    category_id: id().optional().use(notNull()),
    category: category(),
    tags: tags(),
    status: status(),
  })
)

export const editProductValidator = named(
  'ProductChange',
  vine.create({
    name: name().optional().use(notNull()),
    description: description().optional().use(notNull()),
    price: price().optional().use(notNull()),
    currency: currency(),
    category_id: id().optional().use(notNull()),
    category: category(),
    tags: tags(),
    status: status(),
  })
)
