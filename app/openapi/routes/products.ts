import Type from 'typebox'
import type { Answer, Operations } from '#openapi/operation'
import { listParameters } from '#openapi/parameters'
import { changing, refusals } from '#openapi/refusals'
import { product, productInput } from '#openapi/samples'
import { productList } from '#queries/products/product_list'
import { LikeState } from '#shapes/like'
import { Product, ProductCursorPage, ProductPage } from '#shapes/product'
import {
  createProductValidator,
  editProductValidator,
  replaceProductValidator,
} from '#validators/product'

const whole = (description: string): Answer => ({ description, shape: Product, example: product })

const liked = (message: string, is: boolean): Answer => ({
  description: message,
  shape: LikeState,
  example: { message, likes_count: product.likes_count, is_liked: is },
})

const like = 'Product liked successfully'
const unlike = liked('Product unliked successfully', false)

/** Of the routes that change one product: it must be there, and some of them ask whose it is. */
const reached = [refusals.notFound, ...changing]
const owned = [refusals.permissionDenied, ...reached]

/** Products and what people do with them. */
export const products: Operations = {
  'products.index': {
    summary: 'List products',
    description: `Published products, the same for everybody but for \`is_liked\`; signed in, your own
drafts by \`status\`. \`count\` is exact up to 10,000; above that \`count_exact\` is there and false.`,
    caller: 'viewer',
    ...listParameters(productList),
    answers: {
      200: {
        description: 'A page; with `cursor` one that is not counted',
        shape: Type.Union([ProductPage, ProductCursorPage]),
        example: {
          count: 41,
          next: 'http://localhost:3333/api/v1/products/?page=3',
          previous: 'http://localhost:3333/api/v1/products/',
          results: [product],
        },
      },
    },
    refusals: [refusals.invalidPage, refusals.invalidCursor],
  },
  'products.show': {
    summary: 'Read a product',
    description: 'Counts a view, once for each viewer in 30 minutes.',
    caller: 'viewer',
    answers: {
      200: { ...whole('The product'), headers: ['ETag'] },
      304: { description: 'As `If-None-Match` has it', headers: ['ETag'] },
    },
    refusals: [refusals.notFound],
  },
  'products.store': {
    summary: 'Add a product',
    description: 'In the category of `category_id`, or of `category`, which takes a slug, too.',
    caller: 'user',
    body: { validator: createProductValidator, example: productInput },
    answers: { 201: { ...whole('The new product'), headers: ['Location'] } },
    refusals: changing,
  },
  'products.replace': {
    summary: 'Replace a product of yours',
    description: 'Category, tags and status stay as they are when they are not sent.',
    caller: 'user',
    body: { validator: replaceProductValidator, example: productInput },
    answers: { 200: whole('The product as it is now') },
    refusals: owned,
  },
  'products.update': {
    summary: 'Edit a product of yours',
    description: 'What is not sent stays as it is; tags that are sent are all that it has.',
    caller: 'user',
    body: { validator: editProductValidator, example: { price: '99.00' } },
    answers: { 200: whole('The product as it is now') },
    refusals: owned,
  },
  'products.destroy': {
    summary: 'Delete a product of yours',
    description: 'For 30 days it can be restored.',
    caller: 'user',
    answers: { 204: { description: 'It is gone' } },
    refusals: owned,
  },
  'products.restore': {
    summary: 'Restore a product that you deleted',
    description: 'Within 30 days, as it was.',
    caller: 'user',
    answers: { 200: whole('The product, back again') },
    refusals: reached,
  },
  'products.like.store': {
    summary: 'Like a product',
    description: 'Tells when you like it already; PUT does not.',
    caller: 'user',
    answers: { 201: liked(like, true) },
    refusals: [refusals.alreadyLiked, ...reached],
  },
  'products.like.update': {
    summary: 'Like a product, liked already or not',
    description: 'Safe to repeat.',
    caller: 'user',
    answers: { 200: liked(like, true) },
    refusals: reached,
  },
  'products.like.destroy': {
    summary: 'Take your like back',
    description: 'Tells when there was none.',
    caller: 'user',
    answers: { 200: unlike },
    refusals: [refusals.notLiked, ...reached],
  },
  'products.unlike': {
    summary: 'Take your like back, at the older path',
    description: 'The same as DELETE on `like/`.',
    caller: 'user',
    answers: { 200: unlike },
    refusals: [refusals.notLiked, ...reached],
  },
}
