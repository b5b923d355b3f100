/** Bytes of a file, both ends included. */
export interface ByteRange {
  start: number
  end: number
}

const FORM = /^bytes=\s*(\d*)-(\d*)\s*$/i

/**
 * What a Range header asks for (RFC 9110 §14.1.2). Several ranges at once are answered with all, as is what
 * is no range.
 *
 * @param size - of the file, in bytes
 * @returns `none` when the file has no such bytes
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'all' | 'none' {
  const match = FORM.exec(header ?? '')
  return match ? asked(match[1]!, match[2]!, size) : 'all'
}

function asked(first: string, last: string, size: number): ByteRange | 'all' | 'none' {
  if (first + last === '') return 'all'
  if (first === '') return between(Math.max(0, size - Number(last)), size - 1)
  const end = last === '' ? Infinity : Number(last)
  return end < Number(first) ? 'all' : between(Number(first), Math.min(end, size - 1))
}

const between = (start: number, end: number) => (start <= end ? { start, end } : 'none')
