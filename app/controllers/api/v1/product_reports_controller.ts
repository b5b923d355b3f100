import type { HttpContext } from '@adonisjs/core/http'
import { takeReport } from '#controllers/take_report'
import { reachProduct } from '#queries/products/reach_product'

export default class ProductReportsController {
  async store(ctx: HttpContext) {
    const { id, userId } = await reachProduct(ctx.params.id, ctx.auth.getUserOrFail())
    return takeReport(ctx, { kind: 'product', id }, userId)
  }
}
