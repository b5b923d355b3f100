import { askForPlacing } from '#actions/files/ask_for_placing'
import { NotFoundException } from '#exceptions/http'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import type { Viewer } from '#rules/viewer'

interface Input {
  productId: number
  by: Viewer
}

/** Takes a product off every route; the row stays, and its owner may restore it for 30 days. */
export default class DeleteProduct {
  /** @throws NotFoundException when it is gone already */
  handle({ productId, by }: Input): Promise<void> {
    return atomically(async (client) => {
      const product = await Product.query({ client }).where('id', productId).forUpdate().first()
      if (!product?.isActive) throw new NotFoundException()
      await product.remove(by.id).save()
      await askForPlacing({ productId }, client)
    })
  }
}
