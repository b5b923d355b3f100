import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { decidable } from '#controllers/panel/decidable'
import { byOf, done } from '#controllers/panel/by'
import { readNamed } from '#controllers/panel/named_category'
import { otherTags, tagsIn } from '#controllers/panel/product_tags'
import { showTable } from '#controllers/panel/tables/show_table'
import { productState, productsTable } from '#controllers/panel/tables/products_table'
import EditProduct from '#actions/panel/edit_product'
import { unusableChoices } from '#actions/products/unusable_choices'
import { words } from '#panel/words'
import { categoryLabel, categoryLabels } from '#queries/panel/categories/category_names'
import { historyOf } from '#queries/panel/history'
import { deskProduct } from '#queries/panel/products/desk_product'
import { tagSuggestions } from '#queries/panel/tags/desk_tag'
import { storedProductTexts } from '#queries/products/stored_texts'
import { given } from '#support/given'
import { replaceProductValidator } from '#validators/product'

/** In bytes. A save refuses what is longer. */
const MAX_WRITTEN = 60_000

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
    const viewer = ctx.auth.getUserOrFail()
    const [choices, about] = await Promise.all([
      viewer.isStaff ? choicesFor(product) : null,
      decidable({ list: 'products', ...product }, viewer),
    ])
    const badge = productState(product.state)
    return ctx.view.render('panel/product', { product, badge, history, choices, about })
  }

  async update(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const path = `/admin/products/${id}`
    const shown = otherTags(ctx.request)
    if (shown && again(ctx, path, shown)) return
    const fields = await readNamed(ctx, replaceProductValidator, {
      ...{ field: 'category_id', more: given({ tags: tagsIn(ctx.request) }) },
      stored: () => storedProductTexts(id),
      problems: (good) => unusableChoices(good, id),
    })
    const ownerName = ownerIn(ctx.request)
    await new EditProduct().handle({ productId: id, fields, ownerName, by: byOf(ctx) })
    return done(ctx, path, words.product.saved)
  }
}

/** What no username holds is nobody's. */
function ownerIn(request: HttpContext['request']): string | undefined {
  const { owner } = request.body()
  return typeof owner === 'string' && owner.trim() ? owner.replaceAll('\0', ' ') : undefined
}

/** What the form suggests. */
async function choicesFor({ category_id: current }: { category_id: number }) {
  const [category, categories, tags] = await Promise.all([
    categoryLabel(current),
    categoryLabels(),
    tagSuggestions(),
  ])
  return { category, categories, tags }
}

/** Shows the form as it was written, with a tag more or less; nothing is saved by that. @returns false where it is too long */
function again({ request, response, session }: HttpContext, path: string, tags: string[]) {
  const written = { ...request.except(['_csrf', 'tag', 'without', 'adds']), tags }
  if (Buffer.byteLength(JSON.stringify(written)) > MAX_WRITTEN) return false
  session.flash(written)
  response.redirect().status(303).toPath(`${path}#f-tags`)
  return true
}
