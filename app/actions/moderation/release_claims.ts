import { DateTime } from 'luxon'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Claim from '#models/claim'

interface Input {
  /** one case; all when it is not named */
  caseId?: number
  /** the holder; everybody's claims when nobody is named */
  userId?: number
  /** only claims that have run out */
  expired?: boolean
}

/** Lets go of cases. @returns how many */
export async function releaseClaims(
  { caseId, userId, expired = false }: Input,
  client?: QueryClientContract
): Promise<number> {
  const [released] = await claims({ caseId, userId, expired }, client).delete()
  return Number(released)
}

/** How many there are to let go. */
export async function countClaims(input: Input): Promise<number> {
  const found = await claims(input).select('case_id')
  return found.length
}

const claims = ({ caseId, userId, expired }: Input, client?: QueryClientContract) =>
  Claim.query({ client })
    .if(caseId !== undefined, (query) => query.where('caseId', caseId!))
    .if(userId !== undefined, (query) => query.where('userId', userId!))
    .if(expired, (query) => query.where('expiresAt', '<', DateTime.utc().toISO()))
