import { controllers } from '#generated/controllers'
import { created, detail, gone, list, ok } from '#routing/answers'
import type { Entry } from '#routing/entry'
import { refusals, withPictures } from '#routing/refusals'
import { pictureFiles } from '#start/routes/picture_files'
import { resource } from '#start/routes/resource'
import { productList } from '#queries/products/product_list'
import { LikeState } from '#shapes/like'
import { Product } from '#shapes/product'
import { sampleOf } from '#shapes/schema'
import {
  createProductValidator,
  editProductValidator,
  replaceProductValidator,
} from '#validators/product'

const { Products, ProductLikes, ProductRestorations } = controllers.api.v1
const { get, post, put, patch, remove } = resource(
  'Products',
  'Products and what people do with them'
)

const { name, description, price, currency, category, tags } = sampleOf(Product)
const example = {
  ...{ name, description, price, currency },
  ...{ category_id: category.id, tags: tags.map((tag) => tag.name) },
}

get('products', [Products, 'index'], {
  name: 'products.index',
  guard: 'viewer',
  ...list(Product, productList),
  summary: 'List products',
  description: `Published products, the same for everybody but for \`is_liked\`; signed in, your own
drafts by \`status\`. \`count\` is exact up to 10,000; above that \`count_exact\` is there and false.`,
})

get('products/:id', [Products, 'show'], {
  name: 'products.show',
  guard: 'viewer',
  answers: detail(Product, 'The product'),
  summary: 'Read a product',
  description: 'Counts a view, once for each viewer in 30 minutes.',
})

post('products', [Products, 'store'], {
  name: 'products.store',
  guard: 'user',
  gate: 'posting',
  body: { validator: createProductValidator, example, files: pictureFiles(false) },
  answers: created(Product, 'The new product'),
  refusals: [refusals.contentRefused, ...withPictures],
  summary: 'Add a product',
  description: `In the category of \`category_id\`, or of \`category\`, which takes a slug, too. As a form it may
bring its pictures along: the product is made with all of them, or not at all.`,
})

put('products/:id', [Products, 'update'], {
  name: 'products.replace',
  guard: 'owner',
  body: { validator: replaceProductValidator, example },
  answers: ok(Product, 'The product as it is now'),
  refusals: [refusals.contentRefused],
  summary: 'Replace a product of yours',
  description: 'Category, tags and status stay as they are when they are not sent.',
})

patch('products/:id', [Products, 'update'], {
  name: 'products.update',
  guard: 'owner',
  body: { validator: editProductValidator, example: { price: '99.00' } },
  answers: ok(Product, 'The product as it is now'),
  refusals: [refusals.contentRefused],
  summary: 'Edit a product of yours',
  description: 'What is not sent stays as it is; tags that are sent are all that it has.',
})

remove('products/:id', [Products, 'destroy'], {
  name: 'products.destroy',
  guard: 'owner',
  answers: gone,
  summary: 'Delete a product of yours',
  description: 'For 30 days it can be restored.',
})

post('products/:id/restore', [ProductRestorations, 'store'], {
  name: 'products.restore',
  guard: 'user',
  answers: ok(Product, 'The product, back again'),
  summary: 'Restore a product that you deleted',
  description: 'Within 30 days, as it was.',
})

post('products/:id/like', [ProductLikes, 'store'], {
  name: 'products.like.store',
  guard: 'user',
  answers: { 201: { shape: LikeState, description: 'Product liked successfully' } },
  refusals: [refusals.alreadyLiked],
  summary: 'Like a product',
  description: 'Tells when you like it already; PUT does not.',
})

put('products/:id/like', [ProductLikes, 'update'], {
  name: 'products.like.update',
  guard: 'user',
  answers: ok(LikeState, 'Product liked successfully'),
  summary: 'Like a product, liked already or not',
  description: 'Safe to repeat.',
})

const unlike: Pick<Entry, 'guard' | 'answers' | 'refusals'> = {
  guard: 'user',
  answers: ok(LikeState, 'Product unliked successfully', {
    ...{ message: 'Product unliked successfully', likes_count: 26, is_liked: false },
  }),
  refusals: [refusals.notLiked],
}

remove('products/:id/like', [ProductLikes, 'destroy'], {
  name: 'products.like.destroy',
  ...unlike,
  summary: 'Take your like back',
  description: 'Tells when there was none.',
})

remove('products/:id/unlike', [ProductLikes, 'destroy'], {
  name: 'products.unlike',
  ...unlike,
  summary: 'Take your like back, at the older path',
  description: 'The same as DELETE on `like/`.',
})
