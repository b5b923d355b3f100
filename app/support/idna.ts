import punycode from 'punycode/punycode.js'

/** What nameprep maps to nothing, RFC 3454 table B.1. */
const IGNORED = /[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g
/** What it prohibits: blanks, controls, private use, surrogates, marks of direction; tables C.1.2 to C.9. */
const PROHIBITED =
  /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\u0080-\u009f\u06dd\u070f\u180e\u200c\u200d\u2028\u2029\u2061-\u2063\u206a-\u206f\ufff9-\ufffd\u2ff0-\u2ffb\u0340\u0341\u200e\u200f\u202a-\u202e]|[\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}]|\p{Co}|\p{Cs}|\p{NChar}/u
/** Letters that are written from right to left, table D.1. */
const RIGHT_TO_LEFT =
  /[\u05be\u05c0\u05c3\u05d0-\u05ea\u05f0-\u05f4\u061b\u061f\u0621-\u063a\u0640-\u064a\u066d-\u066f\u0671-\u06d5\u06dd\u06e5\u06e6\u06fa-\u06fe\u0700-\u070d\u0710\u0712-\u072c\u0780-\u07a5\u07b1\u200f\ufb1d\ufb1f-\ufb28\ufb2a-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc]/u
/** Dots of RFC 3490. */
const DOTS = /[.\u3002\uff0e\uff61]/u
const MAX_LABEL = 63
const ASCII = /^[\0-\x7f]*$/

/**
 * A host name in ASCII as the `idna` codec of Python makes it (IDNA 2003), which Django's validators
 * use; browsers' rules (UTS 46) differ in what they refuse.
 *
 * @returns null when a label is empty, too long or holds what no name may hold
 */
export function toAsciiHost(host: string): string | null {
  if (ASCII.test(host)) return hasGoodLengths(host.split('.')) ? host : null
  const labels = host.split(DOTS)
  const end = labels.at(-1) === '' ? '.' : ''
  const names = (end ? labels.slice(0, -1) : labels).map(toAsciiLabel)
  return names.includes(null) ? null : names.join('.') + end
}

/** The last label may be empty: the dot of the root. */
const hasGoodLengths = (labels: string[]) =>
  labels.every(
    ({ length }, place) => length <= MAX_LABEL && (length || place === labels.length - 1)
  )

function toAsciiLabel(label: string): string | null {
  const name = ASCII.test(label) ? label : prepared(label)
  if (name === null) return null
  if (!ASCII.test(name) && name.startsWith('xn--')) return null
  const ascii = ASCII.test(name) ? name : `xn--${punycode.encode(name)}`
  return ascii && ascii.length <= MAX_LABEL ? ascii : null
}

/** RFC 3491 for one label; null when it is refused. */
function prepared(label: string): string | null {
  const mapped = label.replace(IGNORED, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
  const name = mapped.normalize('NFKC').toLowerCase().normalize('NFKC')
  if (PROHIBITED.test(name)) return null
  const letters = [...name]
  const turned = letters.map((letter) => RIGHT_TO_LEFT.test(letter))
  if (!turned.includes(true)) return name
  const mixed = letters.some((letter, place) => !turned[place] && /\p{L}/u.test(letter))
  return !mixed && turned[0] && turned.at(-1) ? name : null
}
