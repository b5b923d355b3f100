import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { endOfDay } from '#controllers/panel/end_of_day'
import { readForm } from '#controllers/panel/read_form'
import { zoneOf } from '#controllers/panel/zone_of'
import FeatureProduct from '#actions/panel/feature_product'
import { words } from '#panel/words'
import { featureValidator } from '#validators/panel'

export default class ProductFeaturesController {
  async store(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { until } = await readForm(ctx, featureValidator)
    const time = until ? endOfDay(until, zoneOf(ctx)) : null
    await new FeatureProduct().handle({ productId: id, until: time, by: byOf(ctx) })
    return done(ctx, `/admin/products/${id}`, words.product.featured)
  }
}
