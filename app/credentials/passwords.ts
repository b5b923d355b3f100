import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import hash from '@adonisjs/core/services/hash'
import pLimit from 'p-limit'
import { OverloadedException } from '#exceptions/limits'

/** Hashes are dear on purpose: a storm of sign-ins leaves a core to everybody who only reads. */
const turns = pLimit(availableParallelism() > 2 ? 2 : 1)
const MAX_WAITING = 128

/** @throws OverloadedException when too many are waiting already, as all functions here */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash.make(password))
}

/**
 * Whether the password is the one; without a usable hash it takes as long and is false.
 *
 * @param stored - as Django stores it; undefined for an account that is not there
 */
export function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  return inTurn(async () => {
    if (stored && hash.isValidHash(stored)) return hash.verify(stored, password)
    await hash.make(password)
    return false
  })
}

/** Whether Django or an older setting made it, so that it is due for a new one. */
export const isDated = (stored: string): boolean => hash.needsReHash(stored)

/** What Django stores for an account without a password: no hash that anything verifies against. */
export const unusablePassword = () => `!${randomBytes(30).toString('base64url')}`

/** Whether some password opens an account. */
export const isUsable = (stored: string): boolean => hash.isValidHash(stored)

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.pendingCount >= MAX_WAITING) throw new OverloadedException()
  return turns(work)
}
