import sql, { type Sql } from 'sql-template-tag'
import { AUTHOR_AVATAR } from '#queries/pictures/shown_names'
import { columnsOf } from '#db/columns'
import { STORED_COMMENT } from '#shapes/comment'

export type { CommentRow } from '#shapes/assemble_comment'

/** A text that Django stored may be longer than new ones; lists and replies show it at their length. */
export const LISTED_CONTENT = sql`left(c.content, 1000)`

/** A CommentRow of aliases `c`, its author `u` and their profile `f`. */
export const columnsWith = (
  content: Sql
) => sql`${columnsOf('c', STORED_COMMENT)}, c.product_id, c.parent_id,
  ${content} as content, c.is_active, c.created_at, c.updated_at,
  u.id as user_id, u.username, u.first_name, u.last_name,
  ${AUTHOR_AVATAR}`

export const COLUMNS = columnsWith(LISTED_CONTENT)

/** To be put behind alias `c`. */
export const WITH_AUTHOR = sql`join users_user u on u.id = c.user_id
  left join users_userprofile f on f.user_id = u.id`
