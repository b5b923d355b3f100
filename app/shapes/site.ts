import Type, { type Static } from 'typebox'
import { PICTURE_TYPES, pictureLimits } from '#rules/pictures'
import { closed, count, shape, url } from '#shapes/schema'

/** What a client may want to know before its first request. */
export const Info = shape(
  'Info',
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
    uploads: Type.Object(
      {
        types: Type.Array(Type.String(), { description: 'Media types of pictures' }),
        bytes: Type.Integer({ description: 'Of one picture' }),
        files: Type.Integer({ description: 'In one request, and pictures of one product' }),
        pixels: Type.Integer({ description: 'Of all frames of a picture together' }),
        side: Type.Integer({ description: 'Pixels of width and of height' }),
        frames: Type.Integer(),
      },
      closed
    ),
    currencies: Type.Array(Type.String(), { description: 'ISO 4217 codes that prices may have' }),
  },
  {
    name: 'Vitrin',
    version: '0.1.0',
    api_version: 'v1',
    documentation: 'http://localhost:3333/api/docs/',
    schema: 'http://localhost:3333/api/schema/',
    limits: { page_size: 20, page_size_max: 100, count: 10_000, body_bytes: 1_048_576 },
    uploads: {
      types: Object.values(PICTURE_TYPES).map(({ contentType }) => contentType),
      ...pictureLimits,
    },
    currencies: ['EUR', 'TRY', 'USD'],
  }
)
export type Info = Static<typeof Info>

/** How much there is, as everybody may see it; at most ten seconds old. */
export const Stats = shape(
  'Stats',
  {
    products_count: count(),
    users_count: count(),
    categories_count: count(),
    tags_count: count(),
    comments_count: count(),
    likes_count: count(),
  },
  {
    products_count: 80,
    users_count: 30,
    categories_count: 12,
    tags_count: 34,
    comments_count: 152,
    likes_count: 411,
  }
)
export type Stats = Static<typeof Stats>
