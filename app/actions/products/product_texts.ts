import type { ProductChange } from '#actions/products/product_fields'

/** What a product says, by field. */
export function textsOf({ name, description, tags = [] }: Partial<ProductChange>) {
  const texts = {
    name,
    description,
    ...Object.fromEntries(tags.map((tag, at) => [`tags.${at}`, tag])),
  }
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined)
  )
}
