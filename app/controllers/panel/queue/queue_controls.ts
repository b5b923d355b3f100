import { DEFAULTS } from '#controllers/panel/queue/queue_view'
import type { Choice } from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import type { Counts, QueueFrame } from '#queries/panel/queue/queue_frame'

/** One field of the queue's form of filters. */
interface Control {
  name: keyof typeof words.queue.filters
  /** without choices it is a text */
  options?: { value: string; label: string }[]
  /** what is chosen as long as nothing is; without it that is every value */
  fallback?: string
}

const counted = (choices: Choice[], counts: Counts = {}) =>
  choices.map(([value, label]) => {
    const count = counts[value]
    return { value, label: count === undefined ? label : `${label} (${count})` }
  })

/** The filters with how many cases each value would find. */
export function queueControls(frame: QueueFrame): Control[] {
  const { causes, claims, waiting, orders, caseStates } = words.queue
  const reasonChoices = frame.reasons.map(({ key, label }): Choice => [key, label])
  return [
    { name: 'cause', options: counted(Object.entries(causes), frame.cause) },
    { name: 'reason', options: counted(reasonChoices, frame.reason) },
    { name: 'claimed', options: counted(Object.entries(claims), frame.claimed) },
    { name: 'waiting', options: counted(Object.entries(waiting)) },
    { name: 'state', options: counted(Object.entries(caseStates)), fallback: DEFAULTS.state },
    { name: 'ordering', options: counted(Object.entries(orders)), fallback: DEFAULTS.ordering },
    { name: 'author' },
  ]
}
