import sql from 'sql-template-tag'
import { RANK } from '#queries/users/rank'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import type { Rank } from '#rules/roles'

export const COMMENT_STATES = ['listed', 'unapproved', 'author_hidden', 'deleted'] as const
export type CommentState = (typeof COMMENT_STATES)[number]

/** In what state a comment is, in the word that weighs most; alias `c`. */
export const COMMENT_STATE = sql`(case when not c.is_active then 'deleted' when not c.is_approved then 'unapproved'
  when c.author_hidden then 'author_hidden' else 'listed' end)`

export interface DeskComment {
  id: number
  excerpt: string
  username: string
  user_id: number
  /** of its author */
  rank: Rank
  product_id: number
  product: string
  state: CommentState
  likes_count: number
  created_at: string
}

/** Comments as the panel lists them, in the order of their ids. */
export const deskCommentRows = (ids: number[]) =>
  select<DeskComment>({
    name: 'desk_comment_rows',
    sql: sql`select c.id, left(c.content, 160) as excerpt, u.username, u.id as user_id, ${RANK} as rank, p.id as product_id,
        left(p.name, 100) as product, ${COMMENT_STATE} as state, c.likes_count, c.created_at
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join products_comment c on c.id = wanted.id
      join users_user u on u.id = c.user_id
      join products_product p on p.id = c.product_id
      order by wanted.place`,
  })
