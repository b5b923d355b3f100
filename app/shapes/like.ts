import Type, { type Static } from 'typebox'
import { count, shape } from '#shapes/schema'

/** What a like or its withdrawal answers, done or refused. */
export const LikeState = shape(
  'LikeState',
  { message: Type.String(), likes_count: count(), is_liked: Type.Boolean() },
  { message: 'Product liked successfully', likes_count: 27, is_liked: true }
)
export type LikeState = Static<typeof LikeState>
