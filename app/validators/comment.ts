import vine from '@vinejs/vine'
import { notNull, pk, text } from '#validators/fields'

const content = () => text({ max: 1000 })
const parent = () => pk().nullable().optional()

export const createCommentValidator = vine.create({
  product: pk(),
  parent: parent(),
  content: content(),
})

/** Below a product, whose id stands in the path. */
export const createProductCommentValidator = vine.create({ parent: parent(), content: content() })

export const replaceCommentValidator = vine.create({ content: content() })

export const editCommentValidator = vine.create({ content: content().optional().use(notNull()) })
