import { hasMany } from '@adonisjs/lucid/orm'
import type { HasMany } from '@adonisjs/lucid/types/relations'
import MediaFile from '#models/media_file'
import { ProductsProductimageSchema } from '#database/schema'

export default class ProductImage extends ProductsProductimageSchema {
  static table = 'products_productimage'

  @hasMany(() => MediaFile, { foreignKey: 'imageId' })
  declare files: HasMany<typeof MediaFile>
}
