import vine from '@vinejs/vine'
import { choice, notNull, text, type Check } from '#validators/fields'
import { id, place } from '#validators/numbers'
import { named } from '#support/named'

/** `categories/tree/` is a route of its own. */
const RESERVED = ['tree']
const SLUG = /^[-\w]+$/
const LETTER = /[a-z]/i

/** Django's SlugField, with a letter: digits alone are an id in a path. */
const pathSegment: Check = (slug) => {
  if (!SLUG.test(slug) || !LETTER.test(slug)) return { code: 'slug_characters' }
  return RESERVED.includes(slug) ? { code: 'unique_slug' } : null
}

const name = () => text({ max: 255 })
const slug = () =>
  text({ max: 50, after: [pathSegment], schema: { pattern: '^[-\\w]*[a-zA-Z][-\\w]*$' } })
const description = () => text({ max: 2000, blank: true }).optional().use(notNull())
/** null: a category at the top */
const parent = () => id().nullable().optional()

export const createCategoryValidator = named(
  'NewCategory',
  vine.create({
    name: name(),
    slug: slug(),
    description: description(),
    parent: parent(),
  })
)

export const editCategoryValidator = named(
  'CategoryChange',
  vine.create({
    name: name().optional().use(notNull()),
    slug: slug().optional().use(notNull()),
    description: description(),
    parent: parent(),
  })
)

/** What the form of the panel brings. */
export const deskCategoryValidator = vine.create({
  name: name(),
  slug: slug(),
  description: text({ max: 2000, blank: true }),
  parent: id().nullable(),
  state: choice(['active', 'inactive'] as const),
})

export const newDeskCategoryValidator = vine.create({
  name: name(),
  slug: slug(),
  description: text({ max: 2000, blank: true }),
  parent: id().nullable(),
})

/** The other one, and how many rows whoever merges has seen that it moves. */
export const mergeValidator = vine.create({ into: id(), seen: place() })
