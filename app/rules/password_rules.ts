import { isCommonPassword } from '#rules/common_passwords'
import { strip } from '#support/python_text'
import { codePoints } from '#support/text'

const MIN_LENGTH = 8
const MAX_SIMILARITY = 0.7

/** What Python's `str.isdigit` takes: decimal digits, and those in circles, in brackets and raised. */
const DIGITS =
  /^[\p{Nd}\u{b2}\u{b3}\u{b9}\u{1369}-\u{1371}\u{19da}\u{2070}\u{2074}-\u{2079}\u{2080}-\u{2089}\u{2460}-\u{2468}\u{2474}-\u{247c}\u{2488}-\u{2490}\u{24ea}\u{24f5}-\u{24fd}\u{24ff}\u{2776}-\u{277e}\u{2780}-\u{2788}\u{278a}-\u{2792}\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]+$/u

/** What a password must not resemble, by the attribute's name; Django's DEFAULT_USER_ATTRIBUTES. */
export interface PasswordOwner {
  username: string
  first_name: string
  last_name: string
  email: string
}

/** In Django's order: only the first likeness is told. */
const ATTRIBUTES = ['username', 'first_name', 'last_name', 'email'] as const

export interface PasswordProblem {
  code: string
  params?: Record<string, unknown>
}

/**
 * Django's four password validators under their codes, in the order of its settings template.
 * Whether the password is too long is asked where it comes in.
 *
 * @returns everything that is wrong, empty when the password will do
 * @see https://docs.djangoproject.com/en/stable/topics/auth/passwords/#included-validators
 */
export function passwordProblems(password: string, owner: PasswordOwner): PasswordProblem[] {
  const problems: PasswordProblem[] = []
  const lower = password.toLowerCase()
  const like = ATTRIBUTES.find((name) => resembles(lower, owner[name].toLowerCase()))
  if (like) problems.push({ code: 'password_too_similar', params: { attribute: like } })
  if (codePoints(password) < MIN_LENGTH)
    problems.push({ code: 'password_too_short', params: { min: MIN_LENGTH } })
  if (isCommonPassword(strip(lower))) problems.push({ code: 'password_too_common' })
  if (DIGITS.test(password)) problems.push({ code: 'password_entirely_numeric' })
  return problems
}

/** Whether the password is like the value or like a word of it. */
function resembles(password: string, value: string): boolean {
  if (!value) return false
  return [...value.split(/[^\p{L}\p{N}_]+/u), value].some(
    (part) => !isTooShortToMatter(password, part) && similarity(password, part) >= MAX_SIMILARITY
  )
}

/** Django's exceeds_maximum_length_ratio: a name of three letters says nothing about thirty. */
function isTooShortToMatter(password: string, part: string): boolean {
  const [length, partLength] = [codePoints(password), codePoints(part)]
  return length >= 10 * partLength && partLength < (MAX_SIMILARITY / 2) * length
}

/** Python's SequenceMatcher.quick_ratio: twice the characters in common by the characters in all. */
function similarity(a: string, b: string): number {
  const left = new Map<string, number>()
  for (const char of b) left.set(char, (left.get(char) ?? 0) + 1)
  let shared = 0
  for (const char of a) {
    const count = left.get(char) ?? 0
    if (count > 0) shared++
    left.set(char, count - 1)
  }
  return (2 * shared) / (codePoints(a) + codePoints(b))
}
