import sql, { type Sql } from 'sql-template-tag'
import type { NewComment } from '#actions/comments/new_comment'
import { refuseComment } from '#actions/comments/refuse_comment'
import { effectOf, type FoundHit } from '#actions/screening/find_hits'
import { holdForApproval, noteHits } from '#actions/screening/note_hits'
import { refuseHits, screened } from '#actions/screening/screened'
import accounts from '#config/accounts'
import { COLUMNS, WITH_AUTHOR, type CommentRow } from '#queries/comments/comment_columns'
import { depthOf, MAX_DEPTH } from '#queries/comments/depth'
import { viewKind, visibleTo, withinReach } from '#queries/comments/visible'
import { atomically } from '#db/atomically'
import { execute, type Statement } from '#db/statements'

/** Says something about a product, or replies to what was said. */
export default class CreateComment {
  /**
   * One statement, so that nothing is left half done: the product and the comment that is replied to
   * are locked while they exist for the author, and the row comes back as it was written. What hits a rule of the
   * moderators opens a case in the same transaction.
   *
   * @throws InvalidInputException when product or parent do not exist for the author, or the thread is too deep
   * @throws ContentRefusedException when a rule does not take it
   */
  handle(input: NewComment): Promise<CommentRow> {
    const { author, content } = input
    return screened({ target: 'comment', texts: { content }, author }, (hits) => {
      refuseHits(hits)
      return hits.length || isHeld(input) ? this.#createNoted(input, hits) : this.#create(input)
    })
  }

  async #create(input: NewComment): Promise<CommentRow> {
    const [row] = await execute<CommentRow>(statement(input, true))
    return row ?? refuseComment(input)
  }

  async #createNoted(input: NewComment, hits: FoundHit[]): Promise<CommentRow> {
    const isApproved = !isHeld(input) && effectOf(hits) !== 'hold'
    const made = await atomically(async (client) => {
      const [row] = await execute<CommentRow>(statement(input, isApproved), client)
      if (!row) return null
      const target = { kind: 'comment' as const, id: row.id }
      const noted = { target, subjectId: input.author.id, hits }
      await (hits.length ? noteHits(noted, client) : holdForApproval(noted, client))
      return row
    })
    return made ?? refuseComment(input)
  }
}

/** By the setting that lets moderators approve every comment; theirs need none. */
const isHeld = ({ author }: NewComment) => accounts.newComments === 'held' && !author.isModerator

// Raw SQL for the bench's bar `comment_create`.
const statement = (input: NewComment, isApproved: boolean): Statement => ({
  name: `${input.parent === null ? 'comment' : 'reply'}:${viewKind(input.author)}`,
  sql: sql`with target as materialized (
      select p.id from products_product p
      where p.id = ${input.product}::bigint and ${withinReach(input.author)} for no key update
    ), ${place(input)}, c as (
      insert into products_comment (product_id, parent_id, user_id, content, is_approved)
      select place.product_id, place.parent_id, ${input.author.id}::bigint, ${input.content}, ${isApproved}::boolean from place
      returning *
    )
    select ${COLUMNS} from c ${WITH_AUTHOR}`,
})

/** Where the comment goes; none when it cannot go there. */
function place({ author, parent }: NewComment): Sql {
  if (parent === null)
    return sql`place as (select target.id as product_id, null::bigint as parent_id from target)`
  return sql`place as materialized (
    select c.product_id, c.id as parent_id from target join products_comment c on c.product_id = target.id
    where c.id = ${parent}::bigint and c.is_active and ${visibleTo(author)}
      and ${depthOf(parent)} < ${MAX_DEPTH} for key share of c)`
}
