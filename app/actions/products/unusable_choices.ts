import { choiceProblems, namedCategory, type ProductChange } from '#actions/products/product_fields'
import { inactiveTags } from '#actions/products/set_tags'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
import type { GoodFields } from '#validators/meta'

/** What is wrong with the category and the tags that refused input names, of a product that is there or a new one. */
export async function unusableChoices(
  good: GoodFields<ProductChange>,
  productId?: number
): Promise<FieldProblem[]> {
  const [category, inactive] = await Promise.all([
    namedCategory(good, productId),
    inactiveTags((good.tags ?? []).filter((tag) => tag !== undefined)),
  ])
  return choiceProblems(good, { category, inactive })
}
