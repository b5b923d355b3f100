import { dictionary } from '@zxcvbn-ts/language-common'
import { codePoints } from '#support/text'

const MIN_LENGTH = 8
const MAX_SIMILARITY = 0.7

/** 49,000 leaked passwords in lower case, zxcvbn's list. */
const common = new Set(dictionary['passwords-common'])

/** What a password must not resemble, by the attribute's name; Django's DEFAULT_USER_ATTRIBUTES. */
export interface PasswordOwner {
  username: string
  first_name: string
  last_name: string
  email: string
}

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
  const like = Object.entries(owner).find(([, value]) => resembles(lower, value.toLowerCase()))
  if (like) problems.push({ code: 'password_too_similar', params: { attribute: like[0] } })
  if (codePoints(password) < MIN_LENGTH)
    problems.push({ code: 'password_too_short', params: { min: MIN_LENGTH } })
  if (common.has(lower.trim())) problems.push({ code: 'password_too_common' })
  if (/^\p{Nd}+$/u.test(password)) problems.push({ code: 'password_entirely_numeric' })
  return problems
}

/** Whether the password is like the value or like a word of it. */
function resembles(password: string, value: string): boolean {
  return [...value.split(/[^\p{L}\p{N}_]+/u), value].some(
    (part) => !isTooShortToMatter(password, part) && similarity(password, part) >= MAX_SIMILARITY
  )
}

/** Django's exceeds_maximum_length_ratio: a name of three letters says nothing about thirty. */
function isTooShortToMatter(password: string, part: string): boolean {
  return password.length >= 10 * part.length && part.length < (MAX_SIMILARITY / 2) * password.length
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
