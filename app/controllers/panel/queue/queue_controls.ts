import { DEFAULTS, placeIn } from '#controllers/panel/queue/queue_view'
import { words } from '#panel/words'
import { counting } from '#queries/lists/paged_list'
import type { Counts, QueueFrame } from '#queries/panel/queue/queue_frame'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

interface Option {
  value: string
  label: string
  /** how many cases it would find */
  count?: string
}

/** One field of the queue's form of filters. */
interface Control {
  name: keyof typeof words.queue.filters
  /** without choices it is a text */
  options?: Option[]
  /** whether it is asked for seldom, so that it is folded away */
  isRare?: boolean
  /** what is chosen as long as nothing is; without it that is every value */
  fallback?: string
}

/** What is counted has zeros, too; a state that is not told of has none. */
function optionsOf(choices: Record<string, string>, counts?: Counts): Option[] {
  return Object.entries(choices).map(([value, label]) => {
    const count = counts && (counts[value] ?? (value in counts ? null : 0))
    const told = count === undefined || count === null ? undefined : toldUpTo(count)
    return { value, label, count: told }
  })
}

const toldUpTo = (count: number) => words.queue.upTo(count, counting.limit)

/** The filters with how many cases each value would find. */
export function queueControls({ facets, ...frame }: QueueFrame, { rank }: Viewer): Control[] {
  const { causes, claims, waiting, orders, caseStates, contents, reportCounts, accounts } =
    words.queue
  const reasons = Object.fromEntries(frame.reasons.map(({ key, label }) => [key, label]))
  const choose = (name: keyof typeof facets, choices: Record<string, string>): Control => ({
    ...{ name, options: optionsOf(choices, facets[name]) },
  })
  const rare: Control[] = [
    ...[choose('reports', reportCounts), choose('content', contents), choose('account', accounts)],
    ...(rank >= RANKS.lead ? [{ name: 'reporter' as const }] : []),
    ...[
      { ...choose('state', caseStates), fallback: DEFAULTS.state },
      { name: 'decided_by' as const },
    ],
  ]
  return [
    ...[{ name: 'q' as const }, choose('cause', causes), choose('reason', reasons)],
    ...[choose('claimed', claims), choose('waiting', waiting), { name: 'author' as const }],
    { name: 'ordering', options: optionsOf(orders), fallback: DEFAULTS.ordering },
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
