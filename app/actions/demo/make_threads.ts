import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Said, Showcase } from '#actions/demo/showcase'
import Comment from '#models/comment'
import type Product from '#models/product'
import type User from '#models/user'

interface Within {
  client: TransactionClientContract
  people: Map<string, User>
  products: Map<string, Product>
}

/** What a comment stands below: a product, or a comment on one. */
interface Place {
  productId: number
  parentId?: number
  createdAt: DateTime
}

export async function makeThreads(threads: Showcase['threads'], within: Within): Promise<void> {
  for (const { product, comments } of threads) {
    const { id: productId, createdAt } = within.products.get(product)!
    await say(comments, { productId, createdAt }, within)
  }
}

/** What was taken back is a tombstone two days later. */
async function say(comments: Said[], place: Place, within: Within): Promise<void> {
  for (const [index, said] of comments.entries()) {
    const createdAt = place.createdAt.plus({ hours: said.hours, minutes: (index * 7) % 50 })
    const comment = new Comment().useTransaction(within.client).merge({
      ...{ productId: place.productId, parentId: place.parentId, content: said.content },
      userId: within.people.get(said.author)!.id,
      isApproved: said.is_approved ?? true,
      isEdited: said.is_edited ?? false,
      ...{ createdAt, updatedAt: createdAt },
    })
    if (said.is_deleted) comment.bury(createdAt.plus({ days: 2 }))
    const { id: parentId, productId } = await comment.save()
    await say(said.replies ?? [], { productId, parentId, createdAt }, within)
  }
}
