/**
 * Django's UnicodeUsernameValidator, `^[\w.@+-]+\Z`, with Python's idea of a word character, but for
 * the letters that nobody sees, as the Hangul fillers.
 */
const USERNAME = /^(?:(?!\p{DI})[\p{L}\p{N}_.@+-])+$/u
export const MAX_USERNAME = 150

/** In a path digits are an id, `me` and `profile` are the caller, and clients resolve `.` and `..` away. */
const RESERVED = /^(\p{Nd}+|me|profile|\.|\.\.)$/iu

/** @returns the problem's code, or null for a name that may be taken */
export function usernameProblem(name: string): string | null {
  if (!USERNAME.test(name)) return 'invalid_username'
  return RESERVED.test(name) ? 'reserved_username' : null
}

/** A name in lower case made of the address's local part, at most 140 characters so that a suffix fits. */
export function usernameFrom(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/[^\p{L}\p{N}_.+-]/gu, '')
  const name = local.slice(0, MAX_USERNAME - 10).toLowerCase()
  return usernameProblem(name) ? `user${name}` : name
}
