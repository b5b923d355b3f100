import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { validated } from '#controllers/read_body'
import { byOf, done } from '#controllers/panel/by'
import { showTable } from '#controllers/panel/tables/show_table'
import { productState, productsTable } from '#controllers/panel/tables/products_table'
import EditProduct from '#actions/panel/edit_product'
import { unusableChoices } from '#actions/products/unusable_choices'
import { words } from '#panel/words'
import { categoryChoices } from '#queries/panel/category_choices'
import { historyOf } from '#queries/panel/history'
import { deskProduct } from '#queries/panel/products/desk_product'
import { storedProductTexts } from '#queries/products/stored_texts'
import { bodyFor } from '#validators/input'
import { replaceProductValidator } from '#validators/product'

export default class ProductsController {
  index(ctx: HttpContext) {
    return showTable(ctx, productsTable)
  }

  async show(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const [product, history] = await Promise.all([
      deskProduct(id, deskView(ctx)),
      historyOf('product', id),
    ])
    const categories = await categoryChoices({ current: product.category_id })
    const badge = productState(product.state)
    return ctx.view.render('panel/product', { product, badge, history, categories })
  }

  async update(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const body = bodyFor(ctx.request, replaceProductValidator)
    const fields = await validated(
      replaceProductValidator,
      { ...body, tags: listed(body.tags) },
      {
        stored: () => storedProductTexts(id),
        problems: (good) => unusableChoices(good, id),
      }
    )
    await new EditProduct().handle({ productId: id, fields, by: byOf(ctx) })
    return done(ctx, `/admin/products/${id}`, words.product.saved)
  }
}

/** Tags as a form has them: with commas between. */
const listed = (tags: unknown) =>
  [tags ?? []]
    .flat()
    .flatMap((text) => String(text).split(','))
    .map((tag) => tag.trim())
    .filter(Boolean)
