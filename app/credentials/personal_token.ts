import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { TOKEN_PREFIX } from '#rules/token_scope'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 256 bits, and 32 of a checksum, in letters and digits, which a double click selects whole. */
const SECRET_LENGTH = 43
const CHECKSUM_LENGTH = 6
const FORM = new RegExp(`^${TOKEN_PREFIX}[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`)
/** Letters of the secret that a list shows. */
const SHOWN = 4

export function newPersonalToken(): string {
  const secret = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), SECRET_LENGTH)
  return TOKEN_PREFIX + secret + checksumOf(secret)
}

/** Whether a token says that it is one of these; whether it is any good is asked by {@link isWellFormed}. */
export const isPersonal = (token: string) => token.startsWith(TOKEN_PREFIX)

/** Whether its letters and its checksum are right: typing errors and guesses cost no look into the database. */
export function isWellFormed(token: string): boolean {
  const secret = token.slice(TOKEN_PREFIX.length, -CHECKSUM_LENGTH)
  return FORM.test(token) && token.endsWith(checksumOf(secret))
}

export const prefixOf = (token: string) => token.slice(0, TOKEN_PREFIX.length + SHOWN)

const checksumOf = (secret: string) => base62(BigInt(crc32(secret)), CHECKSUM_LENGTH)

function base62(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; text.length < length; rest /= 62n)
    text = ALPHABET[Number(rest % 62n)] + text
  return text
}
