import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { COLUMNS, WITH_AUTHOR, type CommentRow } from '#queries/comments/comment_columns'
import { SHOWN } from '#queries/comments/visible'
import type { View } from '#queries/lists/view'
import { select } from '#db/statements'
import { assembleComment, nest } from '#shapes/assemble_comment'
import type { Comment } from '#shapes/comment'

/** As deep as new threads go; of an older, deeper one the rest is read from its lowest comment shown. */
const MAX_LEVELS = 32
/** The nearest levels first; `replies_count` tells what is missing. */
const MAX_ROWS = 2000

type BelowRow = CommentRow & { root: number }

/** Adopted parents may go round in a circle: who comes back to where he began stops. */
const statement = (ids: number[]) => ({
  name: 'comments_with_replies',
  sql: sql`with recursive below (root, id, level) as (
      select id, id, 0 from unnest(${ids}::bigint[]) wanted (id)
      union all
      select b.root, c.id, b.level + 1 from below b join products_comment c on c.parent_id = b.id
      where b.level < ${MAX_LEVELS} and ${SHOWN} and c.id <> b.root
    )
    select b.root, ${COLUMNS} from (select root, id from below limit ${MAX_ROWS}) b
    join products_comment c on c.id = b.id ${WITH_AUTHOR}
    order by c.created_at desc, c.id desc`,
})

/**
 * Comments as the API shows them, in the order of their ids, each with the listed replies below it;
 * who may see them has been asked before.
 */
export async function hydrateComments(
  ids: number[],
  { mediaBase }: Pick<View, 'mediaBase'>
): Promise<Comment[]> {
  if (!ids.length) return []
  const rows = await select<BelowRow>(statement(ids))
  const groups = Map.groupBy(rows, ({ root }) => root)
  return ids.flatMap((id) => {
    const comments = groups.get(id)?.map((row) => assembleComment(row, mediaBase)) ?? []
    return nest(comments, id).filter((comment) => comment.id === id)
  })
}

/** @throws NotFoundException when it was deleted since it was reached: unlike a product, nothing is left of it */
export async function hydrateComment(id: number, view: Pick<View, 'mediaBase'>): Promise<Comment> {
  const [comment] = await hydrateComments([id], view)
  if (!comment) throw new NotFoundException()
  return comment
}
