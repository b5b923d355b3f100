import type { DeskCase } from '#queries/panel/queue/desk_case_list'
import { whyForbidden, type WhyForbidden } from '#rules/bulk_verbs'
import type { Viewer } from '#rules/viewer'

export interface MayDecide {
  /** why somebody does not decide on a case */
  why: WhyForbidden | 'own_appeal' | null
  /** whether they may ask a lead all the same */
  mayAsk: boolean
}

type Asked = Pick<DeskCase, 'state' | 'subject' | 'rank' | 'isOwnAppeal'>

export function mayDecide({ state, subject, rank, isOwnAppeal }: Asked, viewer: Viewer): MayDecide {
  const why = whyForbidden({ state, subject: subject && { id: subject.id, rank } }, viewer)
  if (why || !isOwnAppeal) return { why, mayAsk: false }
  return { why: 'own_appeal', mayAsk: state === 'open' }
}
