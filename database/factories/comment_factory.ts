import factory from '@adonisjs/lucid/factories'
import Comment from '#models/comment'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'

export const CommentFactory = factory
  .define(Comment, () => ({
    content: 'Lovely.',
    isActive: true,
    isApproved: true,
    isEdited: false,
    likesCount: 0,
    parentId: null,
  }))
  .state('unapproved', (comment) => (comment.isApproved = false))
  .state('byHiddenAuthor', (comment) => (comment.authorHidden = true))
  .state('inactive', (comment) => (comment.isActive = false))
  .relation('product', () => ProductFactory)
  .relation('user', () => UserFactory)
  .build()
