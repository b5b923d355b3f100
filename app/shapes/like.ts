import Type, { type Static } from 'typebox'
import { closed, count } from '#shapes/schema'

/** What a like or its withdrawal answers, done or refused. */
export const LikeState = Type.Object(
  { message: Type.String(), likes_count: count(), is_liked: Type.Boolean() },
  closed
)
export type LikeState = Static<typeof LikeState>
