import encryption from '@adonisjs/core/services/encryption'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { SEAL } from '#actions/google/issue_google_code'
import { TicketNotValidException } from '#exceptions/auth'
import { challengeOf } from '#credentials/challenge'
import { hashOf } from '#credentials/mailed_secret'
import { execute } from '#db/statements'
import type { GoogleIdentity } from '#google/identity'

export interface ReturnedCode {
  code: string
  /** the sign-in began with its SHA-256, where it named one */
  verifier?: string
}

interface Spent {
  sealed: string
  challenge: string | null
}

/**
 * Whom a code is for. Of many who send it at once one gets it, the others wait for the transaction of that one.
 * Where a sign-in began with a challenge, its code is taken from the browser that knows the verifier alone, so nobody
 * can have somebody else signed in to an account of theirs, nor use a code that they found in a log.
 *
 * @param client - the transaction of the sign-in: when it fails, the code stays good
 * @throws TicketNotValidException
 */
export async function spendGoogleCode(
  { code, verifier = '' }: ReturnedCode,
  client: TransactionClientContract
): Promise<GoogleIdentity> {
  const [spent] = await execute<Spent>(
    {
      sql: sql`update users_googlecode set spent_at = now()
        where code_hash = ${hashOf(code)} and spent_at is null and expires_at > now()
        returning sealed, challenge`,
    },
    client
  )
  if (!spent || (spent.challenge !== null && challengeOf(verifier) !== spent.challenge))
    throw new TicketNotValidException()
  const identity = encryption.decrypt<GoogleIdentity>(spent.sealed, SEAL)
  if (!identity) throw new TicketNotValidException()
  return identity
}
