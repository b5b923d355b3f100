import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import argon2 from 'argon2'
import type { HashDriverContract } from '@adonisjs/core/types/hash'

/** OWASP's first choice: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). Tests make do with less. */
const FIXED = { type: argon2.argon2id, timeCost: 2, parallelism: 1 } as const
export const cost = { ...FIXED, memoryCost: 19_456 }
const PREFIX = 'argon2$'
const derive = promisify(pbkdf2)

/**
 * Passwords as Django stores them, so that a database can go back: new ones as Django's
 * Argon2PasswordHasher writes (`argon2$argon2id$v=19$…`), old `pbkdf2_sha256$…` ones are verified
 * and reported as due for a rehash. An unusable password (`!…`) never verifies.
 * The work is done on libuv's pool, off the event loop.
 */
export class DjangoHash implements HashDriverContract {
  isValidHash(value: string): boolean {
    return value.startsWith(PREFIX) || value.startsWith('pbkdf2_sha256$')
  }

  async make(value: string): Promise<string> {
    const encoded = await argon2.hash(value, cost)
    // m, t, p: the reference decoder, and so Django's, takes no other order.
    return PREFIX + encoded.slice(1).replace(/,(p=\d+),(t=\d+)/, ',$2,$1')
  }

  async verify(hashed: string, plain: string): Promise<boolean> {
    if (hashed.startsWith(PREFIX)) return argon2.verify(`$${hashed.slice(PREFIX.length)}`, plain)
    if (hashed.startsWith('pbkdf2_sha256$')) return verifyPbkdf2(hashed, plain)
    return false
  }

  needsReHash(hashed: string): boolean {
    return !hashed.startsWith(PREFIX) || argon2.needsRehash(`$${hashed.slice(PREFIX.length)}`, cost)
  }
}

async function verifyPbkdf2(hashed: string, plain: string): Promise<boolean> {
  const [, iterations = '', salt = '', digest = ''] = hashed.split('$')
  const expected = Buffer.from(digest, 'base64')
  if (!/^\d{1,8}$/.test(iterations) || expected.length !== 32) return false
  return timingSafeEqual(await derive(plain, salt, Number(iterations), 32, 'sha256'), expected)
}
