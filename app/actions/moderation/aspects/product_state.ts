import type { Aspect } from '#actions/moderation/aspects/aspect'
import { askForPlacing } from '#actions/files/ask_for_placing'
import Category from '#models/category'
import Product from '#models/product'

/** Whether moderators show a product. One that its owner deleted has it too: it can be restored. */
export const productState: Aspect = {
  async read({ id }, client) {
    const product = await Product.hold(id, client)
    return product && { moderation_state: product.moderationState }
  },
  // Not by the model: deciding about a product is no edit of it.
  async write({ id }, { moderation_state }, client) {
    await Product.query({ client }).where({ id }).update({ moderation_state })
  },
  follow: ({ id }, client) => askForPlacing({ productId: id }, client),
}

/** Where in the catalogue a product is; it stays where it is when the category has been deleted or merged. */
export const productCategory: Aspect = {
  isOwners: true,
  async read({ id }, client) {
    const product = await Product.hold(id, client)
    return product && { category_id: product.categoryId }
  },
  async write(target, { category_id: categoryId }, client) {
    const category = await Category.query({ client })
      .withScopes((scopes) => scopes.kept())
      .where('id', categoryId as number)
      .first()
    if (!category) return (await this.read(target, client, {})) ?? {}
    await Product.query({ client }).where('id', target.id).update({ category_id: category.id })
  },
}
