import { noteAudit } from '#actions/panel/note_audit'
import RemoveSolePicture from '#actions/pictures/remove_sole_picture'
import ReplaceSolePicture from '#actions/pictures/replace_sole_picture'
import type { SentFile } from '#exceptions/pictures'
import Category from '#models/category'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface Input {
  categoryId: number
  /** undefined: none in its place */
  file?: SentFile
  by: By
}

/** Gives a category another image or none, and says who it was. */
export default class KeepCategoryImage {
  /** @throws as ReplaceSolePicture and RemoveSolePicture */
  async handle({ categoryId, file, by }: Input): Promise<void> {
    const owner = { categoryId }
    if (file) await new ReplaceSolePicture().handle({ owner, file })
    else await new RemoveSolePicture().handle(owner)
    await atomically(async (client) => {
      const { name, image } = await Category.findOrFail(categoryId, { client })
      const target = { type: 'category', id: categoryId, name }
      await noteAudit({ by, deed: 'category_image_changed', target, after: { image } }, client)
    })
  }
}
