import type { HttpContext } from '@adonisjs/core/http'
import { answerDetail, answerList, viewOf } from '#controllers/answers'
import { readBody } from '#controllers/read_body'
import CreateProduct from '#actions/products/create_product'
import DeleteProduct from '#actions/products/delete_product'
import { unusableChoices } from '#actions/products/unusable_choices'
import UpdateProduct from '#actions/products/update_product'
import ProductPolicy from '#policies/product_policy'
import { hydrateProducts } from '#queries/products/hydrate_products'
import { productList } from '#queries/products/product_list'
import { reachProduct } from '#queries/products/reach_product'
import { productDetail } from '#queries/products/product_detail'
import { storedProductTexts } from '#queries/products/stored_texts'
import { viewCounter } from '#actions/views/view_counter'
import { filesIn } from '#validators/files'
import {
  createProductValidator,
  editProductValidator,
  replaceProductValidator,
} from '#validators/product'

export default class ProductsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, productList)
  }

  async show(ctx: HttpContext) {
    const product = await productDetail(ctx.params.id, viewOf(ctx))
    // Every view would change the tag, and none makes the product another one.
    const answer = answerDetail(ctx, product, { ...product, views_count: undefined })
    if (answer && ctx.request.method() === 'GET') viewCounter.see(product, visitOf(ctx))
    return answer
  }

  async store(ctx: HttpContext) {
    const { mediaBase, origin, ownMedia, response } = ctx
    const owner = ctx.auth.getUserOrFail()
    const fields = await readBody(ctx, createProductValidator, {
      problems: (good) => unusableChoices(good),
    })
    const files = filesIn(ctx.request)
    const id = await new CreateProduct().handle({ owner, fields, files })
    // Without a viewer: its owner cannot like it yet.
    const [product] = await hydrateProducts([id], { mediaBase, ownMedia })
    response.header('Location', `${origin}/api/v1/products/${id}/`)
    return response.created(product)
  }

  /** PUT names what the seed requires, PATCH what changes. */
  async update(ctx: HttpContext) {
    const { auth, bouncer, params } = ctx
    const viewer = auth.getUserOrFail()
    const { id, userId } = await reachProduct(params.id, viewer)
    await bouncer.with(ProductPolicy).authorize('update', { userId })
    const fields = await readBody(ctx, [replaceProductValidator, editProductValidator], {
      stored: () => storedProductTexts(id),
      problems: (good) => unusableChoices(good, id),
    })
    await new UpdateProduct().handle({ owner: viewer, productId: id, fields })
    const [product] = await hydrateProducts([id], viewOf(ctx))
    return product
  }

  async destroy({ auth, bouncer, params, response }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const { id, userId } = await reachProduct(params.id, viewer)
    await bouncer.with(ProductPolicy).authorize('delete', { userId })
    await new DeleteProduct().handle({ productId: id, by: viewer })
    return response.noContent()
  }
}

const visitOf = ({ auth, request }: HttpContext) => ({
  viewer: auth.user,
  address: request.ip(),
  agent: request.header('user-agent'),
})
