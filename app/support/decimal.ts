import { strip, withAsciiDigits } from '#support/python_text'

/** A decimal as Python's `Decimal.as_tuple` has it: digits without zeros in front, times 10 to the exponent. */
export interface Decimal {
  negative: boolean
  digits: string
  exponent: number
}

interface Limits {
  /** significant digits in all */
  digits: number
  /** digits after the point */
  places: number
}

type Reading = { text: string } | { code: string; params: Record<string, unknown> }

/** DRF refuses longer input unread. */
const MAX_LENGTH = 1000
const NUMBER = /^([+-]?)(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i
/** `MAX_EMAX` of Python's decimal module has 18 digits. */
const MAX_EXPONENT_DIGITS = 18

/**
 * Reads a decimal as Python's `Decimal` reads a text: blanks around it, underscores anywhere, digits of
 * any script, an exponent. Infinity and NaN are no numbers here.
 */
export function readDecimal(text: string): Decimal | null {
  const plain = withAsciiDigits(strip(text)).replaceAll('_', '')
  const [match, sign, whole = '', fraction = '', power = '0'] = NUMBER.exec(plain) ?? []
  if (match === undefined || power.replace(/^[+-]?0*/, '').length > MAX_EXPONENT_DIGITS) return null
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '')
  return { negative: sign === '-', digits, exponent: Number(power) - fraction.length }
}

/**
 * Reads a decimal as DRF's DecimalField does, without floats.
 *
 * @returns the canonical text with exactly `places` decimals ("1e1" → "10.00"), or the problem's code
 */
export function parseDecimal(input: string, limits: Limits): Reading {
  const stripped = strip(input)
  if (stripped.length > MAX_LENGTH)
    return { code: 'max_string_length', params: { max: MAX_LENGTH } }
  const decimal = readDecimal(stripped)
  if (!decimal) return { code: 'invalid_number', params: {} }
  return excess(decimal, limits) ?? { text: canonical(decimal, limits.places) }
}

/** The first limit that is passed, in DRF's order. */
function excess({ digits, exponent }: Decimal, limits: Limits): Reading | null {
  const over = (code: string, max: number) => ({ code, params: { max } })
  const places = Math.max(-exponent, 0)
  const total = Math.max(digits.length + Math.max(exponent, 0), places)
  if (total > limits.digits) return over('max_digits', limits.digits)
  if (places > limits.places) return over('max_decimal_places', limits.places)
  const whole = limits.digits - limits.places
  return total - places > whole ? over('max_whole_digits', whole) : null
}

/** Of a decimal within the limits. */
function canonical({ negative, digits, exponent }: Decimal, places: number): string {
  const cents = BigInt(digits) * 10n ** BigInt(exponent + places)
  const text = String(cents).padStart(places + 1, '0')
  const sign = negative && cents > 0n ? '-' : ''
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}
