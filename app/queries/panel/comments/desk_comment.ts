import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import {
  COMMENT_STATE,
  deskCommentRows,
  type CommentState,
} from '#queries/panel/comments/desk_comment_rows'
import { select } from '#db/statements'

export interface Said {
  id: number
  username: string
  user_id: number
  content: string
  is_edited: boolean
  state: CommentState
  created_at: string
}

const MAX_REPLIES = 20
const SAID = sql`c.id, u.username, u.id as user_id, c.content, c.is_edited, ${COMMENT_STATE} as state, c.created_at`

/** A comment with what it answers and its first answers, in the order in which one reads them. @throws NotFoundException */
export async function deskComment(id: number) {
  const [row] = await deskCommentRows([id])
  if (!row) throw new NotFoundException()
  const thread = await select<Said>({
    sql: sql`(select ${SAID} from products_comment c join users_user u on u.id = c.user_id
        where c.id in (${id}, (select parent_id from products_comment where id = ${id})) order by c.created_at, c.id)
      union all
      (select ${SAID} from products_comment c join users_user u on u.id = c.user_id
        where c.parent_id = ${id} order by c.created_at, c.id limit ${MAX_REPLIES})`,
  })
  return { comment: row, thread }
}
