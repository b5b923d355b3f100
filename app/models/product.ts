import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { belongsTo, hasMany, manyToMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, ManyToMany } from '@adonisjs/lucid/types/relations'
import { ProductsProductSchema } from '#database/schema'
import Category from '#models/category'
import ProductImage from '#models/product_image'
import ProductTag from '#models/product_tag'
import User from '#models/user'

const RESTORABLE_DAYS = 30

export default class Product extends ProductsProductSchema {
  static table = 'products_product'

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Category)
  declare category: BelongsTo<typeof Category>

  @hasMany(() => ProductImage)
  declare images: HasMany<typeof ProductImage>

  @manyToMany(() => ProductTag, {
    pivotTable: 'products_producttagrelation',
    pivotForeignKey: 'product_id',
    pivotRelatedForeignKey: 'tag_id',
    pivotTimestamps: true,
  })
  declare tags: ManyToMany<typeof ProductTag>

  /**
   * What its owner deleted so long ago that it cannot be restored any more. What Django or a moderator
   * took away has no such mark.
   */
  static trash = scope((query) => {
    const oldest = DateTime.utc().minus({ days: RESTORABLE_DAYS, hours: 1 })
    query
      .where('isActive', false)
      .whereNotNull('deletedById')
      .whereColumn('deleted_by_id', 'user_id')
    query.where('deletedAt', '<', oldest.toISO())
  })

  /** One product, held against other changes, though comments on it can be added; null when there is none. */
  static hold(id: number, client: TransactionClientContract): Promise<Product | null> {
    return Product.query({ client })
      .withScopes((scopes) => scopes.held())
      .where({ id })
      .first()
  }

  static held = scope((query) => void query.knexQuery.forNoKeyUpdate())

  /** Gone from every route; the row stays, and says who did it. */
  remove(userId: number, now = DateTime.utc()) {
    this.isActive = false
    this.deletedAt = now
    this.deletedById = userId
    return this
  }

  /** Waits for a moderator, unless one has decided already that it is not shown. */
  hold() {
    if (this.moderationState === 'visible') this.moderationState = 'held'
    return this
  }

  restore() {
    this.isActive = true
    this.deletedAt = null
    this.deletedById = null
    return this
  }

  /** Owners may take back, for 30 days, what they deleted themselves; rows that Django made inactive stay so. */
  isRestorableBy(user: { id: number }, now = DateTime.utc()): boolean {
    const oldest = now.minus({ days: RESTORABLE_DAYS })
    return (
      this.userId === user.id &&
      this.deletedById === user.id &&
      this.deletedAt !== null &&
      this.deletedAt >= oldest
    )
  }
}
