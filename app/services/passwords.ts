import { availableParallelism } from 'node:os'
import hash from '@adonisjs/core/services/hash'
import { OverloadedException } from '#exceptions/limits'

/** Hashes are dear on purpose: one core is left to everybody who only reads. */
const AT_ONCE = availableParallelism() > 2 ? 2 : 1
const MAX_WAITING = 128

let running = 0
const waiting: (() => void)[] = []

/** @throws OverloadedException when too many are waiting already, as have all functions here */
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

export const isDated = (stored: string): boolean => hash.needsReHash(stored)

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await turn()
  else running++
  try {
    return await work()
  } finally {
    // The place is handed over, not freed, so that nobody who comes now slips in between.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function turn(): Promise<void> {
  if (waiting.length >= MAX_WAITING) throw new OverloadedException()
  return new Promise((resolve) => waiting.push(resolve))
}
