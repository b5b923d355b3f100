import type User from '#models/user'
import { verifyPassword } from '#credentials/passwords'
import { strip } from '#support/python_text'

/** A password as typed, then without blanks around it as DRF's CharField stored it. */
export function readingsOf(password: string): string[] {
  const trimmed = strip(password)
  return trimmed && trimmed !== password ? [password, trimmed] : [password]
}

/** The first reading that opens the account; the work is the same for an account that is not there. */
export async function matchingReading(
  user: User | null,
  readings: string[]
): Promise<string | undefined> {
  for (const reading of readings) {
    const matches = await verifyPassword(user?.password, reading)
    if (matches && user && !user.isLockedOut) return reading
  }
  return undefined
}
