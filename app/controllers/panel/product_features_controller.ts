import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import FeatureProduct from '#actions/panel/feature_product'
import { words } from '#panel/words'
import { featureValidator } from '#validators/panel'

export default class ProductFeaturesController {
  async store(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { until } = await readForm(ctx, featureValidator)
    const time = until ? DateTime.fromISO(until, { zone: 'utc' }).endOf('day') : null
    await new FeatureProduct().handle({ productId: id, until: time, by: byOf(ctx) })
    return done(ctx, `/admin/products/${id}`, words.product.featured)
  }
}
