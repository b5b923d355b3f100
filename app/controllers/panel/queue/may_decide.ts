import { words } from '#panel/words'
import { mayModerate, RANKS, type Rank } from '#rules/roles'
import type { Viewer } from '#rules/viewer'
import type { Case } from '#shapes/moderation_case'

interface Asking {
  viewer: Viewer
  /** of whoever the case is about */
  rank: Rank
  isOwnAppeal: boolean
}

/** Why somebody does not decide on a case, in a sentence, and whether they may ask a lead all the same. */
export function mayDecide({ state, subject }: Case, { viewer, rank, isOwnAppeal }: Asking) {
  const why = whyNot()
  return { why, mayAsk: why === words.kase.ownAppeal && state === 'open' }

  function whyNot(): string | null {
    if (subject?.id === viewer.id) return words.kase.mayNot
    if (subject && !mayModerate(viewer, { id: subject.id, rank })) return words.kase.above
    if (state === 'escalated' && viewer.rank < RANKS.lead) return words.kase.forLead
    return isOwnAppeal ? words.kase.ownAppeal : null
  }
}
