import type { HttpContext } from '@adonisjs/core/http'
import { readGood, type Asked } from '#controllers/panel/tables/read_good'
import { refuseProblems, type FieldProblem } from '#exceptions/invalid_input_exception'
import { caseList } from '#queries/moderation/case_list'
import { isReason } from '#queries/moderation/reasons'
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

/**
 * The cases that a view shows.
 *
 * @throws InvalidInputException when a word of the view is wrong: nobody decides on more than they asked for
 */
export const readView = (ctx: HttpContext, view: string): Promise<QueueQuery> =>
  readWords(ctx, Object.fromEntries(new URLSearchParams(view)))

/** The same for the page that tells each wrong word beside its field, with the view without them. */
export async function readGoodView(ctx: HttpContext, wanted: string) {
  const asked: Asked = Object.fromEntries(new URLSearchParams(wanted))
  const { values, good, errors } = await readGood(ctx, asked, (some) => readWords(ctx, some))
  const view = viewOf(new URLSearchParams(good as Record<string, string>))
  return { query: values, asked, good, errors, view }
}

async function readWords({ auth }: HttpContext, asked: Asked): Promise<QueueQuery> {
  const viewer = auth.getUserOrFail()
  const words = await inWordsOfTheList(asked)
  const filters = await caseList.readFilters(words, {}, viewer)
  refuseProblems(await unknownReason(filters))
  return { filters, ordering: caseList.orderings.read(asked.ordering), viewer }
}

async function unknownReason({ reason }: QueueQuery['filters']): Promise<FieldProblem[]> {
  if (reason === undefined || (await isReason(reason))) return []
  return [{ path: ['reason'], code: 'filter_word', params: { value: reason } }]
}

/** The address of a case, or of the queue, within a view. */
export const placeIn = (view: string, id?: number) =>
  `/admin/queue${id === undefined ? '' : `/${id}`}${view ? `?${view}` : ''}`
