import vine from '@vinejs/vine'
import { notNull, text } from '#validators/fields'
import { pk } from '#validators/numbers'
import { named } from '#support/named'

const content = () => text({ max: 1000 })
const parent = () => pk().nullable().optional()

export const createCommentValidator = named(
  'NewComment',
  vine.create({
    product: pk(),
    parent: parent(),
    content: content(),
  })
)

/** Below the product that the path names. */
export const createProductCommentValidator = named(
  'NewProductComment',
  vine.create({ parent: parent(), content: content() })
)

export const replaceCommentValidator = named(
  'CommentReplacement',
  vine.create({ content: content() })
)

export const editCommentValidator = named(
  'CommentChange',
  vine.create({ content: content().optional().use(notNull()) })
)
