import Type, { type TSchema } from 'typebox'
import { closed, count, nullable } from '#shapes/schema'

const link = () => nullable(Type.String({ format: 'uri' }))

/** A numbered page. `count_exact` is there, and false, when there are more rows than `count` says. */
export const page = <T extends TSchema>(item: T) =>
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

/** A page by `?cursor=`: stable while rows come and go, and never counted. */
export const cursorPage = <T extends TSchema>(item: T) =>
  Type.Object({ next: link(), previous: link(), results: Type.Array(item) }, closed)
