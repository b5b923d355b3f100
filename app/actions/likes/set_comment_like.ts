import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import type { LikeResult } from '#actions/likes/set_like'
import { execute } from '#db/statements'

interface Input {
  commentId: number
  userId: number
}

interface Counted {
  likes_count: number
}

// Raw SQL for the race of those who like one comment, as with products.
/** As with products: rows and counter move in one statement. The count is Django's base with our rows on top. */
async function change(name: string, statement: Sql, commentId: number): Promise<LikeResult> {
  const [counted] = await execute<Counted>({ name, sql: statement })
  return {
    changed: counted !== undefined,
    likesCount: counted?.likes_count ?? (await countOf(commentId)),
  }
}

/** Read anew: the statement that changed nothing saw the counter as it was before it waited. */
async function countOf(commentId: number): Promise<number> {
  const read = sql`select likes_count from products_comment where id = ${commentId} and is_active`
  const [row] = await execute<Counted>({ name: 'comment_likes_count', sql: read })
  if (!row) throw new NotFoundException()
  return row.likes_count
}

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
    return change('like_comment', statement, commentId)
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
    return change('unlike_comment', statement, commentId)
  }
}
