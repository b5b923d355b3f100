import { hash } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Listed, Showcase } from '#actions/demo/showcase'
import Category from '#models/category'
import Product from '#models/product'
import ProductLike from '#models/product_like'
import ProductTag from '#models/product_tag'
import type User from '#models/user'

interface Within {
  client: TransactionClientContract
  now: DateTime
  people: Map<string, User>
}

/** @returns products by name, in their categories, with tags and likes */
export async function makeCatalogue({ categories, products }: Showcase, within: Within) {
  const categoryIds = await makeCategories(categories, within)
  const tagIds = await makeTags(products, within)
  const made = new Map<string, Product>()
  for (const [index, listed] of products.entries()) {
    const categoryId = categoryIds.get(listed.category)!
    const product = await Product.create(rowOf({ listed, index, categoryId }, within), {
      client: within.client,
    })
    await product.related('tags').attach(listed.tags.map((tag) => tagIds.get(tag)!))
    await like(product, within)
    made.set(product.name, product)
  }
  return made
}

async function makeCategories(categories: Showcase['categories'], { client }: Within) {
  const ids = new Map<string | undefined, number>()
  for (const { parent, ...category } of categories) {
    const { id } = await Category.create({ ...category, parentId: ids.get(parent) }, { client })
    ids.set(category.slug, id)
  }
  return ids
}

/** The tags of the demo are words that are their own slugs. */
async function makeTags(products: Listed[], { client }: Within) {
  const names = [...new Set(products.flatMap(({ tags }) => tags))]
  const rows = names.map((name) => ({ name, slug: name }))
  const tags = await ProductTag.createMany(rows, { client })
  return new Map(tags.map(({ id, name }) => [name, id]))
}

/** The oldest comes first. Nobody but its author has seen a draft. */
function rowOf(
  { listed, index, categoryId }: { listed: Listed; index: number; categoryId: number },
  { now, people }: Within
): Partial<Product> {
  const { name, description, price, currency, days, likes, status = 'published' } = listed
  const minutes = ((index + 1) * 97) % 720
  const createdAt = now.minus({ days, minutes })
  const views = 5 + likes * 11 + Math.trunc(days / 4) + (((index + 1) * 37) % 23)
  return {
    ...{ name, description, price, currency, categoryId, status },
    userId: people.get(listed.owner)!.id,
    moderationState: listed.moderation_state ?? 'visible',
    viewsCount: status === 'draft' ? 0 : views,
    likesCount: likes,
    createdAt,
    updatedAt: createdAt,
  }
}

/** The same people each time, from the product's first day on. */
async function like(product: Product, { client, now, people }: Within): Promise<void> {
  const { id, name, userId, likesCount, createdAt } = product
  const drawn = (fan: User) => hash('md5', name + fan.username)
  const fans = [...people.values()]
    .filter((fan) => fan.id !== userId)
    .toSorted((one, other) => (drawn(one) < drawn(other) ? -1 : 1))
    .slice(0, likesCount)
  const wait = now.diff(createdAt).toMillis() / (likesCount + 1)
  const rows = fans.map((fan, index) => {
    const time = createdAt.plus((index + 1) * wait).toISO()
    return { product_id: id, user_id: fan.id, created_at: time, updated_at: time }
  })
  if (rows.length) await client.table(ProductLike.table).multiInsert(rows)
}
