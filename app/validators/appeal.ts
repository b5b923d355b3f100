import vine from '@vinejs/vine'
import { text } from '#validators/fields'
import { named } from '#support/named'

const reasons = () => text({ max: 2000 })

export const appealValidator = named('NewAppeal', vine.create({ text: reasons() }))

/** The form of the mail's link. */
export const appealFormValidator = vine.create({ token: text({ max: 500 }), text: reasons() })
