import { scope } from '@adonisjs/lucid/orm'
import { MediaPlacementSchema } from '#database/schema'
import type { FileOwner } from '#rules/file_owner'

/** A note, which a trigger makes, that files of an owner may lie in the wrong store. */
export default class MediaPlacement extends MediaPlacementSchema {
  static table = 'media_placements'

  static of = scope((query, owner: FileOwner) => void query.where(owner))

  get owner(): FileOwner {
    const { productId, userId, categoryId } = this
    if (productId !== null) return { productId }
    return userId === null ? { categoryId: categoryId! } : { userId }
  }
}
