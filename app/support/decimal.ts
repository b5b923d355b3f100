interface Limits {
  /** significant digits in all */
  digits: number
  /** digits after the point */
  places: number
}

type Decimal = { text: string } | { code: string; params: Record<string, unknown> }

/** Longer input is refused unread, as DRF does. */
const MAX_LENGTH = 1000
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i

/**
 * Reads a decimal as DRF's DecimalField does, without floats.
 *
 * @returns the canonical text with exactly `places` decimals ("1e1" → "10.00"), or the problem's code
 */
export function parseDecimal(input: string, limits: Limits): Decimal {
  if (input.length > MAX_LENGTH) return { code: 'max_string_length', params: { max: MAX_LENGTH } }
  if (!NUMBER.test(input)) return { code: 'invalid_number', params: {} }
  const parts = expand(input)
  return excess(parts, limits) ?? { text: canonical(parts, limits.places) }
}

interface Parts {
  negative: boolean
  whole: string
  fraction: string
}

/** The first limit that is passed, in DRF's order. */
function excess({ whole, fraction }: Parts, { digits, places }: Limits): Decimal | null {
  const over = (code: string, max: number) => ({ code, params: { max } })
  if (whole.length + fraction.length > digits) return over('max_digits', digits)
  if (fraction.length > places) return over('max_decimal_places', places)
  return whole.length > digits - places ? over('max_whole_digits', digits - places) : null
}

function canonical({ negative, whole, fraction }: Parts, places: number): string {
  const sign = negative && /[1-9]/.test(whole + fraction) ? '-' : ''
  return `${sign}${whole || '0'}.${fraction.padEnd(places, '0')}`
}

/** Digits before and after the point with the exponent worked in; zeros that say nothing are gone in front only. */
function expand(input: string): Parts {
  const [mantissa = '', exponent = '0'] = input.toLowerCase().replace(/^[+-]/, '').split('e')
  const [left = '', right = ''] = mantissa.split('.')
  const shift = Number(exponent)
  const all = left + right
  const point = left.length + shift
  const padded = point > all.length ? all.padEnd(Math.min(point, MAX_LENGTH), '0') : all
  const whole = point > 0 ? padded.slice(0, point) : ''
  const fraction =
    point < 0 ? '0'.repeat(Math.min(-point, MAX_LENGTH)) + padded : padded.slice(Math.max(point, 0))
  return { negative: input.startsWith('-'), whole: whole.replace(/^0+/, ''), fraction }
}
