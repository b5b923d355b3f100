import Type, { type TSchema } from 'typebox'
import { closed, count, nullable, sampled, sampleOf } from '#shapes/schema'
import { named, nameOf } from '#support/named'

const link = () => nullable(Type.String({ format: 'uri' }))

/** A numbered page. `count_exact` is there, and false, when there are more rows than `count` says. */
export const page = <T extends TSchema>(item: T) =>
  sampled(
    named(
      `${nameOf(item)}Page`,
      Type.Object(
        {
          count: count(),
          count_exact: Type.Optional(Type.Literal(false)),
          next: link(),
          previous: link(),
          results: Type.Array(item),
        },
        closed
      )
    ),
    { count: 1, next: null, previous: null, results: [sampleOf(item)] } as never // TypeBox does not follow a generic item
  )

/** A page by `?cursor=`: stable while rows come and go, and never counted. */
export const cursorPage = <T extends TSchema>(item: T) =>
  named(
    `${nameOf(item)}CursorPage`,
    Type.Object({ next: link(), previous: link(), results: Type.Array(item) }, closed)
  )
