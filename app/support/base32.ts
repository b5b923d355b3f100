const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes in letters and digits that people can copy (RFC 4648 §6), without padding. */
export function base32(bytes: Uint8Array): string {
  let [bits, kept, text] = [0, 0, '']
  for (const byte of bytes) {
    kept = ((kept << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(kept >> (bits - 5)) & 31]
  }
  return bits ? text + ALPHABET[(kept << (5 - bits)) & 31] : text
}

/** The way back. What is no letter of the alphabet counts for nothing. */
export function fromBase32(text: string): Buffer {
  let [bits, kept] = [0, 0]
  const bytes: number[] = []
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) continue
    kept = ((kept << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) bytes.push((kept >> (bits -= 8)) & 255)
  }
  return Buffer.from(bytes)
}
