import { strip, withAsciiDigits } from '#support/python_text'

/** Python's `int`, unlike `str.strip`, takes these four for no blanks. */
const SEPARATORS = ['\x1c', '\x1d', '\x1e', '\x1f']
const INTEGER = /^[+-]?\d+(_\d+)*$/
/** Python reads no longer ones, for the time that it takes (CVE-2020-10735). */
const MAX_DIGITS = 4300

/**
 * Reads an integer as Python's `int` reads a text: blanks around it, a sign, digits of any script and
 * single underscores between them. `0x1`, `1e0` and `1.0` are none.
 *
 * @returns null for a text that is no integer
 */
export function readInteger(text: string): bigint | null {
  const stripped = strip(text)
  if (stripped.length > 2 * MAX_DIGITS) return null
  if (SEPARATORS.some((separator) => text.includes(separator))) return null
  const plain = withAsciiDigits(stripped)
  if (!INTEGER.test(plain)) return null
  const digits = plain.replaceAll('_', '')
  return digits.length > MAX_DIGITS + 1 ? null : BigInt(digits)
}

/** The integer as a number when it can be the id of a row; no table has more than 2^53 rows. */
export function asRowId(integer: bigint): number | null {
  const id = Number(integer)
  return Number.isSafeInteger(id) ? id : null
}
