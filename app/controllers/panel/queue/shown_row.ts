import { mayDecide } from '#controllers/panel/queue/may_decide'
import { rowVerbs, shownCase, situationOf } from '#controllers/panel/queue/shown_case'
import type { KnownReason } from '#queries/moderation/reasons'
import type { DeskCase } from '#queries/panel/queue/desk_case_list'
import type { Viewer } from '#rules/viewer'

interface Around {
  viewer: Viewer
  view: string
  /** that may be given now */
  reasons: KnownReason[]
}

/** A row of the queue: it offers what the viewer may decide, and nothing that would be refused. */
export function shownRow(found: DeskCase, { viewer, view, reasons }: Around) {
  const { why, mayAsk } = mayDecide(found, viewer)
  const verbs = rowVerbs(found)
  const reason = givenReason(found, reasons)
  return {
    ...shownCase(found, viewer, view),
    ...{ reason: reason?.key, reasonLabel: reason?.label },
    ...{ why, mayAct: (!why || mayAsk) && reason !== undefined },
    verbs: mayAsk ? verbs.filter(({ verb }) => verb === 'escalate') : verbs,
    canPick: !why && !situationOf(found).hasAppeal,
  }
}

/** The one that most reported, as long as it is for such a thing and in use. */
function givenReason({ target, reasons: reported }: DeskCase, reasons: KnownReason[]) {
  const usable = reasons.filter(({ applies_to: kinds }) => kinds.includes(target.kind))
  const keys = [...reported.map(({ key }) => key), 'other', usable[0]?.key]
  return keys.flatMap((key) => usable.find((one) => one.key === key) ?? [])[0]
}
