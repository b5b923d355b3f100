import { askForPlacing } from '#actions/files/ask_for_placing'
import type { Viewer } from '#rules/viewer'
import { NotFoundException } from '#exceptions/http'
import Product from '#models/product'
import { atomically } from '#db/atomically'

interface Input {
  productId: number
  by: Viewer
}

/** Brings back, as it was, what its owner deleted. */
export default class RestoreProduct {
  /** @throws NotFoundException when the viewer may not restore it, or no longer may */
  handle({ productId, by }: Input): Promise<void> {
    return atomically(async (client) => {
      const product = await Product.query({ client }).where('id', productId).forUpdate().first()
      if (!product?.isRestorableBy(by)) throw new NotFoundException()
      await product.restore().save()
      await askForPlacing({ productId }, client)
    })
  }
}
