import { randomUUID } from 'node:crypto'
import factory from '@adonisjs/lucid/factories'
import ProductTag from '#models/product_tag'

export const ProductTagFactory = factory
  .define(ProductTag, () => {
    const slug = `tag-${randomUUID().slice(0, 8)}`
    return { name: slug, slug, isActive: true }
  })
  .state('inactive', (tag) => (tag.isActive = false))
  .build()
