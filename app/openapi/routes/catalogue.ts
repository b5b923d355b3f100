import Type from 'typebox'
import type { Answer, Operations } from '#openapi/operation'
import { listParameters } from '#openapi/parameters'
import { changing, refusals } from '#openapi/refusals'
import { category, product, tag } from '#openapi/samples'
import { categoryList } from '#queries/categories/category_list'
import { productList } from '#queries/products/product_list'
import { tagList } from '#queries/tags/tag_list'
import { CategoryDetail, CategoryPage, CategoryStats, CategoryTree } from '#shapes/category'
import { Product, ProductCursorPage, ProductPage } from '#shapes/product'
import { Tag, TagPage } from '#shapes/tag'
import { createCategoryValidator, editCategoryValidator } from '#validators/category'

const detail = {
  ...category,
  children: [{ ...category, id: 9, slug: 'satchels', parent: category.id }],
}
const whole = (description: string): Answer => ({
  description,
  shape: CategoryDetail,
  example: detail,
})
const page = (results: object[]) => ({ count: results.length, next: null, previous: null, results })
const input = { name: 'Bags', slug: 'bags', description: category.description, parent: null }

const kept = [refusals.permissionDenied, ...changing]
const keptOne = [refusals.notFound, ...kept]

/** Categories and tags: how the products are sorted. */
export const catalogue: Operations = {
  'categories.index': {
    summary: 'List categories',
    description: 'The active ones, by name.',
    caller: 'viewer',
    ...listParameters(categoryList),
    answers: { 200: { description: 'A page', shape: CategoryPage, example: page([category]) } },
    refusals: [refusals.invalidPage],
  },
  'categories.tree': {
    summary: 'Read the whole tree of categories',
    description: 'The active ones, each below its parent, by name at every level.',
    caller: 'viewer',
    answers: {
      200: {
        description: 'The roots',
        shape: CategoryTree,
        example: [{ ...category, children: [] }],
      },
    },
  },
  'categories.show': {
    summary: 'Read a category',
    description: 'By slug or id, with the categories right below it.',
    caller: 'viewer',
    answers: { 200: whole('The category') },
    refusals: [refusals.notFound],
  },
  'categories.products': {
    summary: 'List the newest products of a category',
    description: 'At most 100; `Link` leads to the paged list when there are more.',
    caller: 'viewer',
    answers: {
      200: {
        description: 'The products',
        shape: Type.Array(Product),
        example: [product],
        headers: ['X-Total-Count'],
      },
    },
    refusals: [refusals.notFound],
  },
  'categories.stats': {
    summary: 'Read the sums of a category',
    description: 'Of its published products; `subtree_products_count` with all categories below.',
    caller: 'viewer',
    answers: {
      200: {
        description: 'The sums',
        shape: CategoryStats,
        example: {
          ...{ id: category.id, slug: category.slug, products_count: 12 },
          ...{ subtree_products_count: 31, children_count: 2, authors_count: 4 },
          ...{ views_count: 9120, likes_count: 377 },
        },
      },
    },
    refusals: [refusals.notFound],
  },
  'categories.store': {
    summary: 'Add a category',
    description: 'For staff. A slug holds a letter: digits alone would be an id.',
    caller: 'user',
    body: { validator: createCategoryValidator, example: input },
    answers: { 201: { ...whole('The new category'), headers: ['Location'] } },
    refusals: kept,
  },
  'categories.replace': {
    summary: 'Replace a category',
    description: 'For staff. Description and parent stay as they are when they are not sent.',
    caller: 'user',
    body: { validator: createCategoryValidator, example: input },
    answers: { 200: whole('The category as it is now') },
    refusals: keptOne,
  },
  'categories.update': {
    summary: 'Edit a category',
    description: 'For staff. What is not sent stays as it is.',
    caller: 'user',
    body: { validator: editCategoryValidator, example: { parent: 3 } },
    answers: { 200: whole('The category as it is now') },
    refusals: keptOne,
  },
  'categories.destroy': {
    summary: 'Delete a category',
    description: 'For staff, and only when no product and no category is in it.',
    caller: 'user',
    answers: { 204: { description: 'It is gone' } },
    refusals: [refusals.categoryInUse, ...keptOne],
  },
  'tags.index': {
    summary: 'List tags',
    description: 'The active ones, by name.',
    caller: 'viewer',
    ...listParameters(tagList),
    answers: { 200: { description: 'A page', shape: TagPage, example: page([tag]) } },
    refusals: [refusals.invalidPage],
  },
  'tags.show': {
    summary: 'Read a tag',
    description: 'By slug.',
    caller: 'viewer',
    answers: { 200: { description: 'The tag', shape: Tag, example: tag } },
    refusals: [refusals.notFound],
  },
  'tags.products': {
    summary: 'List the products of a tag',
    description: 'The product list of this tag, with its other filters.',
    caller: 'viewer',
    ...listParameters(productList),
    answers: {
      200: {
        description: 'A page; with `cursor` one that is not counted',
        shape: Type.Union([ProductPage, ProductCursorPage]),
        example: page([product]),
      },
    },
    refusals: [refusals.notFound, refusals.invalidPage, refusals.invalidCursor],
  },
}
