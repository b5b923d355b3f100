import vine from '@vinejs/vine'
import { id, notNull, refuse, text } from '#validators/fields'
import { named } from '#support/named'

/** `categories/tree/` is a route of its own. */
const RESERVED = ['tree']
const SLUG = /^[-\w]+$/
const LETTER = /[a-z]/i

/** Django's SlugField, with a letter: digits alone are an id in a path. */
const pathSegment = vine.createRule(
  (value, _, field) => {
    if (typeof value !== 'string' || !value) return
    if (!SLUG.test(value) || !LETTER.test(value)) return refuse(field, 'slug_characters')
    if (RESERVED.includes(value)) refuse(field, 'unique_slug')
  },
  {
    name: 'pathSegment',
    toJSONSchema: (schema) => void (schema.pattern = '^[-\\w]*[a-zA-Z][-\\w]*$'),
  }
)

const name = () => text({ max: 255 })
const slug = () => text({ max: 50 }).use(pathSegment())
const description = () => text({ blank: true }).optional().use(notNull())
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
