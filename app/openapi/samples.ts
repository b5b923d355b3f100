import { Account } from '#shapes/account'
import { Category } from '#shapes/category'
import { Comment } from '#shapes/comment'
import { Product } from '#shapes/product'
import { sampleOf } from '#shapes/schema'
import { Tag } from '#shapes/tag'
import { TokenPair } from '#shapes/tokens'
import { User, UserDetail } from '#shapes/user'

export const names = { first_name: 'Ada', last_name: 'Yıldız' }
export const account = sampleOf(Account)
export const user = sampleOf(User)
export const userDetail = sampleOf(UserDetail)
export const tokens = sampleOf(TokenPair)
export const category = sampleOf(Category)
export const tag = sampleOf(Tag)
export const product = sampleOf(Product)
export const comment = sampleOf(Comment)

/** What creating and replacing a product take. */
export const productInput = {
  name: product.name,
  description: product.description,
  price: product.price,
  currency: product.currency,
  category_id: product.category.id,
  tags: product.tags.map(({ name }) => name),
}
