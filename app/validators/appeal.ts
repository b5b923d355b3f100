import vine from '@vinejs/vine'
import { text } from '#validators/fields'
import { named } from '#support/named'

export const appealValidator = named('NewAppeal', vine.create({ text: text({ max: 2000 }) }))
