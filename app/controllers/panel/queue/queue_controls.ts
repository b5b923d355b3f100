import { DEFAULTS, placeIn } from '#controllers/panel/queue/queue_view'
import type { Choice } from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import type { Counts, QueueFrame } from '#queries/panel/queue/queue_frame'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

/** One field of the queue's form of filters. */
interface Control {
  name: keyof typeof words.queue.filters
  /** without choices it is a text */
  options?: { value: string; label: string; count?: number }[]
  /** whether it is asked for seldom, so that it is folded away */
  isRare?: boolean
  /** what is chosen as long as nothing is; without it that is every value */
  fallback?: string
}

const counted = (choices: Choice[], counts: Counts = {}) =>
  choices.map(([value, label]) => ({ value, label, count: counts[value] }))

const choose = (name: Control['name'], choices: Record<string, string>, counts?: Counts) => ({
  ...{ name, options: counted(Object.entries(choices), counts) },
})

/** The filters with how many cases each value would find. */
export function queueControls(frame: QueueFrame, { rank }: Viewer): Control[] {
  const { causes, claims, waiting, orders, caseStates, contents, reportCounts, accounts } =
    words.queue
  const reasons = Object.fromEntries(frame.reasons.map(({ key, label }) => [key, label]))
  const rare: Control[] = [
    ...[choose('reports', reportCounts), choose('content', contents), choose('account', accounts)],
    ...(rank >= RANKS.lead ? [{ name: 'reporter' as const }] : []),
    ...[
      { ...choose('state', caseStates), fallback: DEFAULTS.state },
      { name: 'decided_by' as const },
    ],
  ]
  return [
    ...[{ name: 'q' as const }, choose('cause', causes, frame.cause)],
    ...[choose('reason', reasons, frame.reason), choose('claimed', claims, frame.claimed)],
    ...[choose('waiting', waiting), { name: 'author' as const }],
    { ...choose('ordering', orders), fallback: DEFAULTS.ordering },
    ...rare.map((control) => ({ ...control, isRare: true })),
  ]
}

/** What a view is narrowed by, each with the view without it; tabs and headings tell the kind and the order. */
export function queueChips(controls: Control[], view: string) {
  const asked = new URLSearchParams(view)
  const narrowing = controls.filter(({ name }) => name !== 'ordering' && asked.has(name))
  return narrowing.map(({ name, options, isRare }) => {
    const value = asked.get(name)!
    const told = options?.find((one) => one.value === value)?.label ?? value
    const rest = new URLSearchParams([...asked].filter(([other]) => other !== name))
    return {
      isRare,
      label: `${words.queue.filters[name]}: ${told}`,
      href: placeIn(rest.toString()),
    }
  })
}
