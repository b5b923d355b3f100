import { purgeProducts } from '#actions/products/purge_products'
import Product from '#models/product'

/** Products that are looked at together. */
const BATCH = 50

/** Deletes for good what its owner deleted more than 30 days ago. Safe to be cut off and to run twice. */
export default class PurgeTrash {
  async handle(): Promise<{ products: number }> {
    let products = 0
    for (let ids = await trashAfter(0); ids.length; ids = await trashAfter(ids.at(-1)!))
      products += await purgeProducts(() => trash().whereIn('id', ids))
    return { products }
  }
}

const trash = () => Product.query().apply((scopes) => scopes.trash())

async function trashAfter(last: number): Promise<number[]> {
  const rows = await trash().select('id').where('id', '>', last).orderBy('id').limit(BATCH)
  return rows.map(({ id }) => id)
}
