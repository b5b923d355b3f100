import vine from '@vinejs/vine'
import { notNull, text } from '#validators/fields'
import { named } from '#support/named'

export const reportValidator = named(
  'NewReport',
  vine.create({
    reason: text({ max: 40 }),
    description: text({ max: 1000, blank: true }).optional().use(notNull()),
  })
)
