import Type, { type TSchema } from 'typebox'
import { closed, count, nullable, sampled, sampleOf, url } from '#shapes/schema'
import { named, nameOf } from '#support/named'

const known = new WeakMap<TSchema, TSchema>()

/** What a list answers: a numbered page, or one by `?cursor=`; both are named after the item. */
export function pagesOf(item: TSchema): TSchema {
  const pages = known.get(item) ?? Type.Union([numberedPage(item), cursorPage(item)])
  known.set(item, pages)
  return pages
}

const link = () => nullable(url())

const rows = (item: TSchema) => ({ next: link(), previous: link(), results: Type.Array(item) })

/** `count_exact` is there, and false, when there are more rows than `count` says. */
function numberedPage(item: TSchema) {
  const counted = { count: count(), count_exact: Type.Optional(Type.Literal(false)) }
  const shape = named(`${nameOf(item)}Page`, Type.Object({ ...counted, ...rows(item) }, closed))
  return sampled(shape, { count: 1, next: null, previous: null, results: [sampleOf(item)] })
}

/** Stable while rows come and go, and never counted. */
const cursorPage = (item: TSchema) =>
  named(`${nameOf(item)}CursorPage`, Type.Object(rows(item), closed))
