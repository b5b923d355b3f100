import { noteAudit } from '#actions/panel/note_audit'
import { startTask } from '#actions/panel/tasks/start_task'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import ProductTag from '#models/product_tag'
import { tagUses } from '#queries/panel/tags/desk_tag'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'
import type { Merge } from '#rules/panel_tasks'

/** Gives the products of a tag another one instead, and deletes it. */
export default class MergeTag {
  /**
   * @returns the task that does it; null when it is done
   * @throws E_ROW_NOT_FOUND, InvalidInputException when the other one is the same or is not there
   */
  handle({ from, into, by }: Merge & { by: By }): Promise<number | null> {
    return atomically(async (client) => {
      const tag = await ProductTag.findOrFail(from, { client })
      const other = from === into ? null : await ProductTag.find(into, { client })
      if (!other) throw unfit(from === into ? 'merge_cycle' : 'not_found', into)
      const products = await tagUses(from, client)
      const target = { type: 'tag', id: into, name: other.name }
      const before = { name: tag.name, slug: tag.slug, products }
      await noteAudit({ by, deed: 'tag_merged', target, before }, client)
      return startTask({ kind: 'merge_tag', input: { from, into }, total: products, by }, client)
    })
  }
}

const unfit = (code: string, value: number) =>
  new InvalidInputException([{ path: ['into'], code, params: { value } }])
