import type { HttpContext } from '@adonisjs/core/http'
import type { Filters, FilterValues } from '#queries/lists/filters'
import type { List } from '#queries/lists/list'
import { pageEnvelope } from '#shapes/page_envelope'
import { encodeCursor, type Cursor } from '#support/cursor'
import { lightJson } from '#support/light_json'
import { weakTag } from '#support/weak_tag'
import { pagingOf, queryOf } from '#validators/page'

/**
 * The page of a list that a request asks for.
 *
 * @param fixed - filters that the route's path says, in place of what the query says
 */
export async function answerList<F extends Filters, Field extends string, Row>(
  ctx: HttpContext,
  list: List<F, Field, Row>,
  fixed: FilterValues<F> = {}
) {
  const { asked, search } = queryOf(ctx.request)
  const view = viewOf(ctx)
  const { viewer } = view
  const filters = await list.readFilters(asked, fixed, viewer)
  const ordering = list.orderings.parse(asked.ordering)
  const query = { filters, ordering, viewer, fixed: Object.keys(fixed) }
  const { outline, results } = await list.page(query, pagingOf(asked), view)
  const envelope = JSON.stringify(pageEnvelope(outline, urlOf(ctx), search))
  return sendJson(ctx, `${envelope.slice(0, -1)},"results":${lightJson(results)}}`)
}

/** Sends what is JSON already. */
export function sendJson({ response }: HttpContext, json: string): void {
  response.header('Content-Type', 'application/json; charset=utf-8')
  response.send(json)
}

/** Who asks, and where files are read. */
export const viewOf = ({ auth, mediaBase, ownMedia }: HttpContext) => ({
  viewer: auth.user,
  mediaBase,
  ownMedia,
})

/** The seed's bare arrays end here. */
export const MAX_ITEMS = 100

interface Rest {
  /** how many rows there are in all */
  total: number
  /** behind the array's last row; null when it is the last of all */
  next: Cursor | null
  /** path and filters of the paged list that goes on */
  list: string
}

/** Tells of a bare array how much there is, and where the paged list goes on. */
export function announceRest({ origin, response }: HttpContext, { total, next, list }: Rest): void {
  response.header('X-Total-Count', total)
  if (!next) return
  const rest = `${origin}/api/v1/${list}&page_size=${MAX_ITEMS}&cursor=${encodeCursor(next)}`
  response.header('Link', `<${rest}>; rel="next"`)
}

/** A detail with its weak ETag, or 304 for those who have it. @param tagged - what makes it another one */
export function answerDetail(
  { response }: HttpContext,
  detail: object,
  tagged: object = detail
): object | void {
  response.header('ETag', weakTag(tagged))
  return response.fresh() ? response.status(304).send(null) : detail
}

/** The address of a route as links write it, whatever spelling the request used. */
export function urlOf({ origin, params, route }: HttpContext): string {
  const path = route!.pattern.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name]))
  )
  return `${origin}${path}/`
}
