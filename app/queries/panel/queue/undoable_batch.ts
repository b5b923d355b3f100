import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { UNDO_SECONDS } from '#rules/moderation'

/** Whether somebody may take a batch back now. */
export async function isUndoable(batchId: number, viewerId: number): Promise<boolean> {
  const found = await select({
    name: 'desk_undoable_batch',
    sql: sql`select id from moderation_batch where id = ${batchId}::bigint
      and created_by_id = ${viewerId}::bigint and undone_at is null
      and created_at > now() - ${UNDO_SECONDS}::int * interval '1 second'`,
  })
  return found.length > 0
}
