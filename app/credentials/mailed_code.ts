import { createHmac } from 'node:crypto'
import jwt from '#config/jwt'

/**
 * Eight digits that belong to a kept secret, for people to copy from a mail. They are made of our key and
 * kept nowhere, so whoever reads the database or the queue does not know them.
 */
export function mailedCode(hash: string): string {
  const hmac = createHmac('sha256', jwt.signingKey).update(`mailed code ${hash}`).digest()
  return String(hmac.readUIntBE(0, 6) % 100_000_000).padStart(8, '0')
}
