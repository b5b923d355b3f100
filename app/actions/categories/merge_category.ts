import { changeCategory } from '#actions/categories/change_category'
import { refuseUnfit } from '#actions/categories/move_into_category'
import { noteAudit } from '#actions/panel/note_audit'
import { refuseWhileMerging } from '#actions/panel/tasks/refuse_while_merging'
import { startTask } from '#actions/panel/tasks/start_task'
import Category from '#models/category'
import { categoryUses } from '#queries/panel/categories/desk_category'
import type { By } from '#rules/audit'
import type { Merge } from '#rules/panel_tasks'

/** Puts all that is in a category into another one, and deletes it. */
export default class MergeCategory {
  /**
   * @returns the task that does it; null when it is done
   * @throws E_ROW_NOT_FOUND, InvalidInputException when the other one is the same, is below it, or is not
   *   there, or while another merge of either is at work
   */
  handle({ by, ...merge }: Merge & { by: By }): Promise<number | null> {
    return changeCategory(async (client) => {
      const category = await Category.query({ client }).where({ id: merge.from }).firstOrFail()
      const into = await refuseUnfit(merge, client)
      await refuseWhileMerging('merge_category', merge, client)
      const { products, children } = await categoryUses(merge.from, client)
      const target = { type: 'category', id: merge.into, name: into.name }
      const before = { name: category.name, slug: category.slug, products, children }
      await noteAudit({ by, deed: 'category_merged', target, before }, client)
      return startTask({ kind: 'merge_category', input: { ...merge }, total: products, by }, client)
    })
  }
}
