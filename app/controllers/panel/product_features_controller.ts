import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import site from '#config/site'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import FeatureProduct from '#actions/panel/feature_product'
import { words } from '#panel/words'
import { featureValidator } from '#validators/panel'

export default class ProductFeaturesController {
  async store(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { until } = await readForm(ctx, featureValidator)
    const zone = ctx.desk.timeZone || site.timeZone
    const time = until ? DateTime.fromISO(until, { zone }).endOf('day') : null
    await new FeatureProduct().handle({ productId: id, until: time, by: byOf(ctx) })
    return done(ctx, `/admin/products/${id}`, words.product.featured)
  }
}
