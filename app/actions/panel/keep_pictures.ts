import { noteAudit } from '#actions/panel/note_audit'
import AddPictures from '#actions/pictures/add_pictures'
import DeletePicture from '#actions/pictures/delete_picture'
import EditPicture from '#actions/pictures/edit_picture'
import OrderPictures from '#actions/pictures/order_pictures'
import type { SentFile } from '#exceptions/pictures'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface One {
  productId: number
  imageId: number
}

/** What staff do to pictures of products in the panel: the deeds of the API, and who did them. */
export const keepPictures = {
  /** @throws as AddPictures */
  async add(productId: number, files: SentFile[], by: By): Promise<void> {
    const { ids, isNew } = await new AddPictures().handle({ productId, files, fields: {} })
    if (isNew) await note(productId, { deed: 'pictures_added', after: { pictures: ids } }, by)
  },

  /** @throws as DeletePicture */
  async remove({ productId, imageId }: One, by: By): Promise<void> {
    await new DeletePicture().handle({ productId, imageId })
    await note(productId, { deed: 'picture_deleted', before: { picture: imageId } }, by)
  },

  /** @throws as EditPicture */
  async putFirst({ productId, imageId }: One, by: By): Promise<void> {
    await new EditPicture().handle({ productId, imageId, fields: { is_primary: true } })
    await note(productId, { deed: 'picture_put_first', after: { picture: imageId } }, by)
  },

  /** One place earlier or later. @throws E_ROW_NOT_FOUND, and as OrderPictures */
  async move({ productId, imageId }: One, step: -1 | 1, by: By): Promise<void> {
    const order = await orderOf(productId)
    const at = order.indexOf(imageId)
    const [here, there] = [order[at], order[at + step]]
    if (here === undefined || there === undefined) return
    const moved = order.with(at, there).with(at + step, here)
    await new OrderPictures().handle({ productId, order: moved })
    await note(
      productId,
      { deed: 'pictures_ordered', before: { order }, after: { order: moved } },
      by
    )
  },
}

async function orderOf(productId: number): Promise<number[]> {
  const pictures = await ProductImage.query()
    .where({ productId, isActive: true })
    .orderBy('orderIndex')
    .orderBy('createdAt')
    .orderBy('id')
  return pictures.map(({ id }) => id)
}

interface Told {
  deed: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

function note(productId: number, told: Told, by: By): Promise<void> {
  return atomically(async (client) => {
    const product = await Product.findOrFail(productId, { client })
    await noteAudit(
      { by, ...told, target: { type: 'product', id: productId, name: product.name } },
      client
    )
  })
}
