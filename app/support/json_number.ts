/**
 * A number of JSON that JavaScript would write otherwise than Python does: 12345678901234567890, 1.0,
 * 1e16. Its text is what Python writes.
 */
export class JsonNumber extends Number {
  constructor(readonly text: string) {
    super(text)
  }

  toString() {
    return this.text
  }
}

/** Numbers with a point, an exponent or many digits may be written otherwise by JavaScript. */
const DELICATE = /\d[.eE]|\d{16}/

interface Source {
  /** as it was written; absent for lists and objects */
  source?: string
}

type Revive = (key: string, value: unknown, context: Source) => unknown

/**
 * JSON.parse that keeps the digits of numbers, see `JsonNumber`.
 *
 * @throws SyntaxError for what is no JSON, or too deep to be looked through for numbers
 */
export function parseJsonText(text: string): unknown {
  if (!DELICATE.test(text)) return JSON.parse(text)
  try {
    return JSON.parse(text, keepDigits as Parameters<typeof JSON.parse>[1])
  } catch (error) {
    throw error instanceof RangeError ? new SyntaxError('Lists and objects are too deep') : error
  }
}

const keepDigits: Revive = (_, value, { source = '' }) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return value
  const text = /[.eE]/.test(source) ? floatText(value) : String(BigInt(source))
  return text === String(value) ? value : new JsonNumber(text)
}

/** Python's `repr` of a float: always with a point or an exponent, which begins at 1e16 and below 1e-4. */
export function floatText(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= 16 || power < -4) {
    const digits = String(Math.abs(power)).padStart(2, '0')
    return `${mantissa}e${power < 0 ? '-' : '+'}${digits}`
  }
  if (Object.is(value, -0)) return '-0.0'
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
