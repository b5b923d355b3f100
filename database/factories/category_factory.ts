import { randomUUID } from 'node:crypto'
import factory from '@adonisjs/lucid/factories'
import Category from '#models/category'

export const CategoryFactory = factory
  .define(Category, () => ({
    name: 'Lamps',
    slug: `lamps-${randomUUID().slice(0, 8)}`,
    description: '',
    image: '',
    isActive: true,
    parentId: null,
  }))
  .state('inactive', (category) => (category.isActive = false))
  .build()
