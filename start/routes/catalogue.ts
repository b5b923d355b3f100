import { controllers } from '#generated/controllers'
import { created, detail, firstRows, gone, list, ok } from '#routing/answers'
import { refusals, withPictures } from '#routing/refusals'
import { solePictureFile } from '#start/routes/picture_files'
import { resource } from '#start/routes/resource'
import { categoryList } from '#queries/categories/category_list'
import { productList } from '#queries/products/product_list'
import { tagList } from '#queries/tags/tag_list'
import { Category, CategoryDetail, CategoryStats, CategoryTree } from '#shapes/category'
import { Product } from '#shapes/product'
import { sampleOf } from '#shapes/schema'
import { Tag } from '#shapes/tag'
import { createCategoryValidator, editCategoryValidator } from '#validators/category'
import { solePictureValidator } from '#validators/picture'

const {
  Categories,
  CategoryImages,
  CategoryProducts,
  CategoryStats: Stats,
  CategoryTrees,
} = controllers.api.v1
const { TagProducts, Tags } = controllers.api.v1
const { get, post, put, patch, remove } = resource('Catalogue', 'Categories and tags')

const { name, slug, description, parent } = sampleOf(Category)
const files = solePictureFile(['image'], false)
const example = { name, slug, description, parent }
const body = { validator: createCategoryValidator, example, files }
const IMAGE = 'As a form it may bring its image along.'

get('categories', [Categories, 'index'], {
  name: 'categories.index',
  guard: 'viewer',
  ...list(Category, categoryList),
  summary: 'List categories',
  description: 'The active ones, by name.',
})

get('categories/tree', [CategoryTrees, 'show'], {
  name: 'categories.tree',
  guard: 'viewer',
  answers: ok(CategoryTree, 'The roots'),
  summary: 'Read the whole tree of categories',
  description: 'The active ones, each below its parent, by name at every level.',
})

get('categories/:key', [Categories, 'show'], {
  name: 'categories.show',
  guard: 'viewer',
  answers: detail(CategoryDetail, 'The category'),
  summary: 'Read a category',
  description: 'By slug or id, with the categories right below it.',
})

get('categories/:key/products', [CategoryProducts, 'index'], {
  name: 'categories.products',
  guard: 'viewer',
  answers: firstRows(Product, 'The products'),
  summary: 'List the newest products of a category',
  description: 'At most 100; `Link` leads to the paged list when there are more.',
})

get('categories/:key/stats', [Stats, 'show'], {
  name: 'categories.stats',
  guard: 'viewer',
  answers: ok(CategoryStats, 'The sums'),
  summary: 'Read the sums of a category',
  description: 'Of its published products; `subtree_products_count` with all categories below.',
})

post('categories', [Categories, 'store'], {
  name: 'categories.store',
  guard: 'staff',
  body,
  answers: created(CategoryDetail, 'The new category'),
  refusals: withPictures,
  summary: 'Add a category',
  description: `For staff. A slug holds a letter: digits alone would be an id. ${IMAGE}`,
})

put('categories/:key', [Categories, 'update'], {
  name: 'categories.replace',
  guard: 'staff',
  body,
  refusals: withPictures,
  answers: ok(CategoryDetail, 'The category as it is now'),
  summary: 'Replace a category',
  description: `For staff. Description, parent and image stay as they are when they are not sent. ${IMAGE}`,
})

patch('categories/:key', [Categories, 'update'], {
  name: 'categories.update',
  guard: 'staff',
  body: { validator: editCategoryValidator, example: { parent: 3 }, files },
  refusals: withPictures,
  answers: ok(CategoryDetail, 'The category as it is now'),
  summary: 'Edit a category',
  description: `For staff. What is not sent stays as it is. ${IMAGE}`,
})

put('categories/:key/image', [CategoryImages, 'update'], {
  name: 'categories.image.update',
  guard: 'staff',
  throttle: ['caller', 'pictures'],
  body: {
    validator: solePictureValidator,
    example: {},
    files: solePictureFile(['image', 'file']),
  },
  answers: ok(CategoryDetail, 'The category with its new image'),
  refusals: withPictures,
  summary: 'Give a category an image',
  description: 'For staff. In place of the one before; it holds no place, camera or comment.',
})

remove('categories/:key/image', [CategoryImages, 'destroy'], {
  name: 'categories.image.destroy',
  guard: 'staff',
  answers: gone,
  summary: "Take a category's image away",
  description: 'For staff. Whether there is one or not.',
})

remove('categories/:key', [Categories, 'destroy'], {
  name: 'categories.destroy',
  guard: 'staff',
  answers: gone,
  refusals: [refusals.categoryInUse],
  summary: 'Delete a category',
  description: 'For staff, and only when no product and no category is in it.',
})

get('tags', [Tags, 'index'], {
  name: 'tags.index',
  guard: 'viewer',
  ...list(Tag, tagList),
  summary: 'List tags',
  description: 'The active ones, by name.',
})

get('tags/:key', [Tags, 'show'], {
  name: 'tags.show',
  guard: 'viewer',
  answers: detail(Tag, 'The tag'),
  summary: 'Read a tag',
  description: 'By slug.',
})

get('tags/:key/products', [TagProducts, 'index'], {
  name: 'tags.products',
  guard: 'viewer',
  ...list(Product, productList),
  summary: 'List the products of a tag',
  description: 'The product list of this tag, with its other filters.',
})
