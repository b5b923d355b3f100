import sql from 'sql-template-tag'
import { changeLike, type LikeResult } from '#actions/likes/set_like'

interface Input {
  commentId: number
  userId: number
}

// Raw SQL for the race of those who like one comment, as with products.
/** The count is Django's base with our rows on top. */
const countOf = (commentId: number) =>
  sql`select likes_count from products_comment where id = ${commentId} and is_active`

/** Held while it is liked, so that it cannot be buried in between. */
const living = (commentId: number) =>
  sql`select id from products_comment where id = ${commentId}::bigint and is_active for no key update`

/** Likes a comment once, however often it is asked. */
export class LikeComment {
  /** @throws NotFoundException when the comment was deleted meanwhile */
  handle({ commentId, userId }: Input): Promise<LikeResult> {
    const statement = sql`
      with living as materialized (${living(commentId)}), came as (
        insert into products_commentlike (comment_id, user_id)
        select id, ${userId}::bigint from living
        on conflict (comment_id, user_id) do nothing
        returning comment_id
      )
      update products_comment set likes_count = likes_count + 1
      where id = (select comment_id from came)
      returning likes_count`
    return changeLike({ name: 'like_comment', statement, count: countOf(commentId) })
  }
}

/** Takes a like back. */
export class UnlikeComment {
  /** @throws NotFoundException when the comment was deleted meanwhile */
  handle({ commentId, userId }: Input): Promise<LikeResult> {
    const statement = sql`
      with living as materialized (${living(commentId)}), went as (
        delete from products_commentlike
        where comment_id = (select id from living) and user_id = ${userId}::bigint
        returning comment_id
      )
      update products_comment set likes_count = greatest(likes_count - 1, 0)
      where id = (select comment_id from went)
      returning likes_count`
    return changeLike({ name: 'unlike_comment', statement, count: countOf(commentId) })
  }
}
