import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import Comment from '#models/comment'
import Product from '#models/product'
import ProductImage from '#models/product_image'
import ProductLike from '#models/product_like'
import { atomically } from '#db/atomically'

/** Products that are looked at together. */
const BATCH = 50
/** Rows a statement deletes: one of a serving process has two seconds. */
const CHUNK = 2000

/** Of these a product has few. */
const FEW = [
  ProductImage.table,
  'products_producttagrelation',
  'products_productview',
  'products_producttext',
]

/** Deletes for good what its owner deleted more than 30 days ago. Safe to be cut off and to run twice. */
export default class PurgeTrash {
  async handle(): Promise<{ products: number }> {
    let products = 0
    for (let ids = await trashAfter(0); ids.length; ids = await trashAfter(ids.at(-1)!)) {
      await inChunks(ProductLike, () => ProductLike.query().whereIn('productId', trash(ids)))
      // Answers go before what they answer; they may be many levels deep.
      await inChunks(Comment, () =>
        Comment.query().whereIn('productId', trash(ids)).doesntHave('replies')
      )
      products += await atomically((client) => purge(ids, client))
    }
    return { products }
  }
}

const trash = (ids: number[]) =>
  Product.query()
    .select('id')
    .whereIn('id', ids)
    .apply((scopes) => scopes.trash())

async function trashAfter(last: number): Promise<number[]> {
  const rows = await Product.query()
    .select('id')
    .apply((scopes) => scopes.trash())
    .where('id', '>', last)
    .orderBy('id')
    .limit(BATCH)
  return rows.map(({ id }) => id)
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
async function purge(ids: number[], client: TransactionClientContract): Promise<number> {
  const held = await trash(ids).useTransaction(client).forUpdate()
  const gone = held.map(({ id }) => id)
  for (const table of FEW) await client.from(table).whereIn('product_id', gone).delete()
  await Product.query({ client }).whereIn('id', gone).delete()
  return gone.length
}
