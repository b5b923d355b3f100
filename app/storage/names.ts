/** As wide as the column of `media_files`, and as a segment of a path may be in bytes. */
const MAX_LENGTH = 255

/** Control characters, and a backslash, which some systems take for a slash. */
const UNSAFE = /[\p{Cc}\\]/u

/**
 * Whether a store takes a name: segments between slashes, none of them empty, `.` or `..`. Django's names
 * may hold blanks and letters of any script.
 */
export function isStorable(name: string): boolean {
  if (name.length > MAX_LENGTH || UNSAFE.test(name) || !name.isWellFormed()) return false
  return name.split('/').every(isSegment)
}

const isSegment = (segment: string) =>
  segment !== '' && segment !== '.' && segment !== '..' && Buffer.byteLength(segment) <= MAX_LENGTH

/** Where a folder's files are written before they have their name; what a crash leaves there is swept. */
export const INCOMING = '.incoming/'

export const isIncoming = (name: string): boolean => /^\.incoming\/[0-9a-f-]{36}$/.test(name)
