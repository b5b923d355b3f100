import { noteAudit } from '#actions/panel/note_audit'
import { refuseWhileMerging } from '#actions/panel/tasks/refuse_while_merging'
import { startTask } from '#actions/panel/tasks/start_task'
import { tagToFill } from '#actions/tags/move_into_tag'
import ProductTag from '#models/product_tag'
import { tagUses } from '#queries/panel/tags/desk_tag'
import { hold } from '#db/advisory_keys'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'
import type { Merge } from '#rules/panel_tasks'

/** Gives the products of a tag another one instead, and deletes it. */
export default class MergeTag {
  /**
   * @returns the task that does it; null when it is done
   * @throws E_ROW_NOT_FOUND, InvalidInputException when the other one is the same or is not there, or while another
   *   merge of either is at work
   */
  handle({ from, into, by }: Merge & { by: By }): Promise<number | null> {
    return atomically(async (client) => {
      await hold('mergeTags', client)
      const tag = await ProductTag.findOrFail(from, { client })
      const other = await tagToFill({ from, into }, client)
      await refuseWhileMerging('merge_tag', { from, into }, client)
      const products = await tagUses(from, client)
      const target = { type: 'tag', id: into, name: other.name }
      const before = { name: tag.name, slug: tag.slug, products }
      await noteAudit({ by, deed: 'tag_merged', target, before }, client)
      return startTask({ kind: 'merge_tag', input: { from, into }, total: products, by }, client)
    })
  }
}
