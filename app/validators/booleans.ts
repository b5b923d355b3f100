import vine from '@vinejs/vine'
import { numberToText } from '#validators/fields'

const WORDS = new Map<string, boolean>([
  ...['t', 'y', 'yes', 'true', 'on', '1', '1.0'].map((word) => [word, true] as const),
  ...['f', 'n', 'no', 'false', 'off', '0', '0.0', '-0.0'].map((word) => [word, false] as const),
])

/** DRF's BooleanField, which knows Python's and a form's words too. */
export const flag = () =>
  vine.boolean({ strict: true }).parse((value) => {
    const word = numberToText(value)
    return typeof word === 'object' ? value : (WORDS.get(String(word).toLowerCase()) ?? value)
  })
