import factory from '@adonisjs/lucid/factories'
import Product from '#models/product'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'

/** Published and visible; needs `with('user').with('category')`, or both ids merged in. */
export const ProductFactory = factory
  .define(Product, () => ({
    name: 'Walnut Desk Lamp',
    description: 'Keeps a desk bright.',
    price: '10.00',
    currency: 'USD',
    isActive: true,
    status: 'published' as const,
    moderationState: 'visible' as const,
    deletedAt: null,
    deletedById: null,
    viewsCount: 0,
    likesCount: 0,
    commentsCount: 0,
  }))
  .state('draft', (product) => (product.status = 'draft'))
  .state('archived', (product) => (product.status = 'archived'))
  .state('held', (product) => (product.moderationState = 'held'))
  .state('hidden', (product) => (product.moderationState = 'hidden'))
  .state('removed', (product) => (product.moderationState = 'removed'))
  .state('byHiddenAuthor', (product) => (product.authorHidden = true))
  .state('inactive', (product) => (product.isActive = false))
  .state('deleted', (product) => product.remove(product.userId))
  .relation('user', () => UserFactory)
  .relation('category', () => CategoryFactory)
  .relation('images', () => ProductImageFactory)
  .relation('tags', () => ProductTagFactory)
  .build()
