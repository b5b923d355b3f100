import Type, { type Static } from 'typebox'
import { closed, count } from '#shapes/schema'

const url = () => Type.String({ format: 'uri' })

/** What a client may want to know before its first request. */
export const Info = Type.Object(
  {
    name: Type.String(),
    version: Type.String({ description: 'Of the server (semantic version)' }),
    api_version: Type.String({ description: 'The part of paths after /api/' }),
    documentation: url(),
    schema: url(),
    limits: Type.Object(
      {
        page_size: Type.Integer({ description: 'Rows a page unless asked' }),
        page_size_max: Type.Integer(),
        count: Type.Integer({ description: 'How far filtered lists are counted' }),
        body_bytes: Type.Integer(),
      },
      closed
    ),
    currencies: Type.Array(Type.String(), { description: 'ISO 4217 codes that prices may have' }),
  },
  closed
)
export type Info = Static<typeof Info>

/** How much there is, as everybody may see it; at most ten seconds old. */
export const Stats = Type.Object(
  {
    products_count: count(),
    users_count: count(),
    categories_count: count(),
    tags_count: count(),
    comments_count: count(),
    likes_count: count(),
  },
  closed
)
export type Stats = Static<typeof Stats>
