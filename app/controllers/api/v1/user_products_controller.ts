import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import { productList } from '#queries/products/product_list'
import { reachUser } from '#queries/users/reach_user'

/** The product list of one user, a private profile or not, with all its other filters, orderings and pages. */
export default class UserProductsController {
  async index(ctx: HttpContext) {
    const { id } = await reachUser(ctx.params.key)
    return answerList(ctx, productList, { user: id })
  }
}
