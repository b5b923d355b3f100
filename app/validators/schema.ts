import vine from '@vinejs/vine'
import { choice } from '#validators/fields'

export const schemaValidator = vine.create({ format: choice(['json', 'yaml']).optional() })
