import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import {
  columnsWith,
  LISTED_CONTENT,
  WITH_AUTHOR,
  type CommentRow,
} from '#queries/comments/comment_columns'
import { SHOWN } from '#queries/comments/visible'
import type { View } from '#queries/lists/view'
import { select } from '#db/statements'
import { assembleComment, nest } from '#shapes/assemble_comment'
import type { Comment } from '#shapes/comment'
import { lightRows } from '#support/light_json'

/** How many replies an answer holds in all (contract §4); `replies_count` tells what is missing. */
export const MAX_REPLIES = 1000

type BelowRow = CommentRow & { root: number }

/** As a detail shows a comment, whole, and as a list does. */
const CONTENTS = {
  whole: sql`case when c.id = b.root then c.content else ${LISTED_CONTENT} end`,
  listed: LISTED_CONTENT,
}
type Extent = keyof typeof CONTENTS

/**
 * Level by level, and of the level that is too long the newest. `seen` counts the replies of all levels so far, so
 * that what follows a full level is not read. The parents of adopted comments may form a circle: it ends
 * where it comes back to its root. `offset 0` keeps the planner, which expects a full answer, from reading all
 * comments for a few.
 */
const statement = (ids: number[], extent: Extent) => ({
  name: `comments_with_replies:${extent}`,
  sql: sql`with recursive below (root, id, seen) as (
      select id, id, 0::bigint from unnest(${ids}::bigint[]) wanted (id)
      union all
      select root, id, seen from (
        select b.root, reply.id, b.seen + count(*) over () as seen, ${MAX_REPLIES} - b.seen as room,
          row_number() over (order by reply.created_at desc, reply.id desc) as place
        from below b cross join lateral (
          select c.id, c.created_at from products_comment c
          where c.parent_id = b.id and ${SHOWN} and c.id <> b.root
          order by c.created_at desc, c.id desc limit ${MAX_REPLIES}
        ) reply
        where b.seen < ${MAX_REPLIES}
      ) level where place <= room
    )
    select b.root, ${columnsWith(CONTENTS[extent])} from (select root, id from below limit ${MAX_REPLIES} + cardinality(${ids}::bigint[])) b
    cross join lateral (select * from products_comment c where c.id = b.id offset 0) c ${WITH_AUTHOR}
    order by c.created_at desc, c.id desc`,
})

/**
 * Comments as the API shows them, in the order of their ids, each with the listed replies below it;
 * who may see them has been asked before.
 */
export async function hydrateComments(
  ids: number[],
  { mediaBase }: Pick<View, 'mediaBase'>,
  extent: Extent = 'listed'
): Promise<Comment[]> {
  if (!ids.length) return []
  const rows = await select<BelowRow>(statement(ids, extent))
  const groups = Map.groupBy(rows, ({ root }) => root)
  return ids.flatMap((id) => {
    const comments = groups.get(id)?.map((row) => assembleComment(row, mediaBase)) ?? []
    return nest(comments, id).filter((comment) => comment.id === id)
  })
}

/** @throws NotFoundException when it was deleted since it was reached: unlike a product, nothing is left of it */
export async function hydrateComment(id: number, view: Pick<View, 'mediaBase'>): Promise<Comment> {
  const [comment] = await hydrateComments([id], view, 'whole')
  if (!comment) throw new NotFoundException()
  return { ...comment, replies: lightRows(comment.replies) }
}
