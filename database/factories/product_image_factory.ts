import factory from '@adonisjs/lucid/factories'
import ProductImage from '#models/product_image'

export const ProductImageFactory = factory
  .define(ProductImage, () => ({
    image: 'products/2024/02/lamp.jpg',
    altText: '',
    isPrimary: false,
    orderIndex: 0,
    isActive: true,
  }))
  .state('primary', (image) => (image.isPrimary = true))
  .state('inactive', (image) => (image.isActive = false))
  .build()
