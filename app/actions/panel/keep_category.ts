import CreateCategory from '#actions/categories/create_category'
import DeleteCategory from '#actions/categories/delete_category'
import UpdateCategory from '#actions/categories/update_category'
import { noteAudit } from '#actions/panel/note_audit'
import { changesOf, noteChange } from '#actions/panel/note_change'
import type { By } from '#rules/audit'

interface Fields {
  name: string
  slug: string
  description: string
  parent: number | null
}

/** What staff do to categories in the panel: the deeds of the API, and who did them. */
export const keepCategory = {
  /** @throws as CreateCategory */
  create: (fields: Fields, by: By): Promise<number> =>
    new CreateCategory().handle(fields, undefined, (id, client) => {
      const target = { type: 'category', id, name: fields.name }
      return noteAudit({ by, deed: 'category_created', target, after: { ...fields } }, client)
    }),

  /** @throws as UpdateCategory */
  edit: (categoryId: number, fields: Fields & { isActive: boolean }, by: By): Promise<void> =>
    new UpdateCategory().handle({
      ...{ categoryId, fields, isForStaff: true },
      within: (category, client) => {
        const target = { type: 'category', id: categoryId, name: category.name }
        return noteChange({ by, deed: 'category_edited', target, ...changesOf(category) }, client)
      },
    }),

  /** @throws as DeleteCategory */
  remove: (categoryId: number, by: By): Promise<void> =>
    new DeleteCategory().handle(categoryId, ({ name, slug }, client) => {
      const target = { type: 'category', id: categoryId, name }
      return noteAudit({ by, deed: 'category_deleted', target, before: { name, slug } }, client)
    }),
}
