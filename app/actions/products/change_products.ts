import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { productCounts } from '#queries/products/count_products'
import { atomically } from '#db/atomically'

/**
 * A transaction after which lists may hold other products: counts kept from before are forgotten,
 * also when it failed, since a commit whose answer got lost may have happened.
 */
export async function changeProducts<T>(
  work: (client: TransactionClientContract) => Promise<T>
): Promise<T> {
  try {
    return await atomically(work)
  } finally {
    productCounts.forget()
  }
}
