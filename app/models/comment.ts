import { DateTime } from 'luxon'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ProductsCommentSchema } from '#database/schema'
import Product from '#models/product'
import User from '#models/user'

const EDIT_HOURS = 24

/** The active and approved ones are counted in `products_product.comments_count` by triggers. */
export default class Comment extends ProductsCommentSchema {
  static table = 'products_comment'

  @belongsTo(() => Product)
  declare product: BelongsTo<typeof Product>

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @hasMany(() => Comment, { foreignKey: 'parentId' })
  declare replies: HasMany<typeof Comment>

  /** Another text; the same one is no edit. */
  edit(content: string) {
    this.isEdited ||= content !== this.content
    this.content = content
    return this
  }

  isEditable(now = DateTime.utc()): boolean {
    return this.createdAt >= now.minus({ hours: EDIT_HOURS })
  }

  /** A tombstone that holds its replies: the text is gone from the row, too. */
  bury(now: DateTime = DateTime.utc()) {
    this.content = ''
    this.isActive = false
    this.deletedAt = now
    return this
  }
}
