import { placeIn } from '#controllers/panel/queue/queue_view'
import { words } from '#panel/words'
import { counting } from '#queries/lists/paged_list'
import type { QueueFrame } from '#queries/panel/queue/queue_frame'

type Tab = keyof typeof words.queue.tabs

/** What each tab asks for. */
const VIEWS: Record<Tab, string> = {
  ...{ all: '', comment: 'kind=comment', product: 'kind=product', user: 'kind=user' },
  ...{ appeal: 'cause=appeal', escalated: 'state=escalated', mine: 'claimed=me' },
}
const NAMES = Object.keys(VIEWS) as Tab[]

/** The tabs with their counts; the current one is that which asks for the most of what is asked. */
export function queueTabs({ tabs }: QueueFrame, asked: Record<string, string | undefined>) {
  const isAsked = (name: Tab) =>
    [...new URLSearchParams(VIEWS[name])].every(([key, value]) => asked[key] === value)
  const current = NAMES.findLast(isAsked)
  return NAMES.map((name) => ({
    ...{ label: words.queue.tabs[name], href: placeIn(VIEWS[name]) },
    count: words.queue.upTo(tabs[name] ?? 0, counting.limit),
    isCurrent: name === current,
  }))
}
