import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Comment from '#models/comment'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import ProductLike from '#models/product_like'
import { atomically } from '#db/atomically'

/** Rows a statement deletes: one of a serving process has two seconds. */
const CHUNK = 2000

/** Of these a product has few. */
const FEW = [
  ProductImage.table,
  'products_producttagrelation',
  'products_productview',
  'products_producttext',
]

/** Those of some products that shall go, as they are when they are asked for. */
export type Doomed = () => ModelQueryBuilderContract<typeof Product>

/**
 * Deletes products for good, with all that is of them. Safe to be cut off and to run twice.
 *
 * @returns how many went: one that shall not go any more stays
 */
export async function purgeProducts(doomed: Doomed): Promise<number> {
  const ids = () => doomed().select('id')
  await inChunks(ProductLike, () => ProductLike.query().whereIn('productId', ids()))
  // Answers go before what they answer; they may be many levels deep.
  await inChunks(Comment, () => Comment.query().whereIn('productId', ids()).doesntHave('replies'))
  return atomically((client) => purge(doomed, client))
}

async function inChunks<Model extends LucidModel>(
  model: Model,
  rows: () => ReturnType<Model['query']>
): Promise<void> {
  let gone: number
  do [gone] = await model.query().whereIn('id', rows().select('id').limit(CHUNK)).delete()
  while (gone)
}

/** Held while they go: one that was restored meanwhile stays. */
async function purge(doomed: Doomed, client: TransactionClientContract): Promise<number> {
  const held = await doomed().select('id').useTransaction(client).forUpdate()
  const gone = held.map(({ id }) => id)
  for (const table of FEW) await client.from(table).whereIn('product_id', gone).delete()
  await Product.query({ client }).whereIn('id', gone).delete()
  return gone.length
}
