import { seal, unseal } from '#credentials/sealed'

/** Of links that let somebody object to one decision, signed in or not; it opens nothing else. */
const PURPOSE = 'appeal'

interface Appealing {
  decisionId: number
  userId: number
}

export const appealToken = ({ decisionId, userId }: Appealing): string =>
  seal(`${decisionId} ${userId}`, PURPOSE)

/** @returns null for what is no such token */
export function readAppealToken(token: string): Appealing | null {
  const [decisionId, userId] = (unseal(token, PURPOSE) ?? '').split(' ').map(Number)
  return decisionId && userId ? { decisionId, userId } : null
}
