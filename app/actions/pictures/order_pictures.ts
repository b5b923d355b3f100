import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import ProductImage from '#models/product_image'
import { atomically } from '#db/atomically'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'

interface Input {
  productId: number
  /** ids of all its pictures */
  order: number[]
}

/** Puts the pictures of a product into an order, all at once: they are never seen half way. */
export default class OrderPictures {
  /** @throws InvalidInputException unless exactly its pictures are named, each once */
  handle({ productId, order }: Input): Promise<void> {
    return atomically(async (client) => {
      await holdFolder(folderOf({ productId }), client)
      const pictures = await ProductImage.query({ client }).where({ productId, isActive: true })
      const ids = pictures.map(({ id }) => id).toSorted((one, other) => one - other)
      const named = order.toSorted((one, other) => one - other)
      if (ids.join() !== named.join())
        throw new InvalidInputException([
          { path: ['order'], code: 'not_all_pictures', params: { ids } },
        ])
      await execute(
        {
          sql: sql`update products_productimage i set order_index = wanted.place - 1, updated_at = now()
            from unnest(${bigints(order)}) with ordinality wanted (id, place) where i.id = wanted.id`,
        },
        client
      )
    })
  }
}
