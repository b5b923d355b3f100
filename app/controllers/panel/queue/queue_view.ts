import type { HttpContext } from '@adonisjs/core/http'
import { goodFilters } from '#controllers/panel/tables/good_filters'
import { caseList } from '#queries/moderation/case_list'
import type { QueueQuery } from '#queries/panel/queue/next_case'
import { inWordsOfTheList } from '#queries/panel/queue/queue_asked'

/** The parameters that make a view of the queue; a place in it is none of them. */
const NAMES = [
  ...['q', 'state', 'kind', 'content', 'cause', 'reason', 'reports', 'claimed', 'waiting'],
  ...['author', 'account', 'subject', 'reporter', 'decided_by', 'ordering'],
]

/** What a view shows that says nothing else. */
export const DEFAULTS: Record<string, string> = { state: 'open', ordering: '-score' }

/** The part of a query that says which cases somebody works on, in one order, for addresses and forms. */
export function viewOf(query: URLSearchParams | string): string {
  const asked = new URLSearchParams(query)
  const named = NAMES.map((name): [string, string] => [name, asked.get(name) ?? ''])
  const telling = named.filter(([name, value]) => value && value !== DEFAULTS[name])
  return new URLSearchParams(telling).toString()
}

/** The cases that a view shows. Filters that are wrong are left out, and told. */
export async function readView(ctx: HttpContext, view: string) {
  const asked: Record<string, string | undefined> = Object.fromEntries(new URLSearchParams(view))
  const { filters, errors } = await goodFilters(ctx, caseList, inWordsOfTheList(asked))
  const ordering = caseList.orderings.parse(asked.ordering)
  const query: QueueQuery = { filters, ordering, viewer: ctx.auth.getUserOrFail() }
  return { asked, errors, query }
}

/** The address of a case, or of the queue, within a view. */
export const placeIn = (view: string, id?: number) =>
  `/admin/queue${id === undefined ? '' : `/${id}`}${view ? `?${view}` : ''}`
