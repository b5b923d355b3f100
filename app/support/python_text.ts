/** What `str.isspace` of Python takes for a blank; `trim` knows U+FEFF too, but not U+001C to U+001F and U+0085. */
export const BLANKS =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

const BLANK = new RegExp(`[${BLANKS}]`)
const BLANK_RUN = new RegExp(`[${BLANKS}]+`)

/** Python's `str.strip()`. A loop, since a regular expression is slow on long runs of blanks. */
export function strip(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && BLANK.test(text[start]!)) start++
  while (end > start && BLANK.test(text[end - 1]!)) end--
  return text.slice(start, end)
}

/** Python's `str.split()`: the words between blanks. */
export const splitBlanks = (text: string): string[] => text.split(BLANK_RUN).filter(Boolean)

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu
const IS_DIGIT = /^\p{Nd}$/u

/** Decimal digits of every script as 0 to 9, as Python's `int` and `Decimal` read them. */
export const withAsciiDigits = (text: string): string =>
  text.replace(OTHER_DIGIT, (digit) => String(digitValue(digit.codePointAt(0)!)))

/** Unicode keeps the digits of a script together, in their order, so counting back finds the zero. */
function digitValue(codePoint: number): number {
  let first = codePoint
  while (IS_DIGIT.test(String.fromCodePoint(first - 1))) first--
  return (codePoint - first) % 10
}
