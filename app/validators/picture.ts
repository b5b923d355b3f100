import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { flag } from '#validators/booleans'
import { notNull, text } from '#validators/fields'
import { id, place } from '#validators/numbers'
import { named } from '#support/named'

const fields = () => ({
  alt_text: text({ max: 255, blank: true }).optional().use(notNull()),
  is_primary: flag().optional().use(notNull()),
  order_index: place().optional().use(notNull()),
})

/** What is said of pictures that are uploaded; the files are read apart. */
export const newPictureValidator = named('NewPicture', vine.create(fields()))

/** A form that brings a file, and nothing else. */
export const solePictureValidator = named('SolePicture', vine.create({}))

export const editPictureValidator = named('PictureChange', vine.create(fields()))

/** More than any product has. */
const MAX_ORDERED = 1000

export const orderPicturesValidator = named(
  'PictureOrder',
  vine.create({ order: vine.array(id()).maxLength(MAX_ORDERED) })
)

export type PictureFields = Infer<typeof newPictureValidator>
