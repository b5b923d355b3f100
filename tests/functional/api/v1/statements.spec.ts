import { test } from '@japa/runner'
import type { ApiClient, ApiRequest } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

const PRODUCTS = '/api/v1/products/'

interface Scene {
  client: ApiClient
  user: { id: number }
  product: { id: number }
  categoryId: number
}

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

type Send = (scene: Scene) => ApiRequest

const fields = (categoryId: number) => ({
  ...{ name: 'x', description: 'x', price: '1', category_id: categoryId },
  tags: ['new', 'newer', 'newest'],
})

/** What each route costs; three to hydrate, whatever the number of products. */
const ROUTES: Record<string, { statements: number; send: Send }> = {
  'GET products/': { statements: 4, send: ({ client }) => client.get(PRODUCTS) },
  'GET products/?cursor=': {
    statements: 4,
    send: ({ client }) => client.get(`${PRODUCTS}?cursor=&ordering=price`),
  },
  'GET products/ with filters': {
    statements: 4,
    send: ({ client }) => client.get(`${PRODUCTS}?search=lamp&min_price=1&ordering=name`),
  },
  'GET products/ signed in': {
    statements: 6,
    send: ({ client, user }) => client.get(PRODUCTS).loginAs(user),
  },
  'GET products/{id}/': {
    statements: 3,
    send: ({ client, product }) => client.get(`${PRODUCTS}${product.id}/`),
  },
  'GET products/{id}/ signed in': {
    statements: 5,
    send: ({ client, product, user }) => client.get(`${PRODUCTS}${product.id}/`).loginAs(user),
  },
  'POST products/': {
    statements: 5,
    send: ({ client, user, categoryId }) =>
      client.post(PRODUCTS).json(fields(categoryId)).loginAs(user),
  },
  'GET products/{id}/images/': {
    statements: 2,
    send: ({ client, product }) => client.get(`${PRODUCTS}${product.id}/images/`),
  },
  'POST products/{id}/images/': {
    statements: 16,
    send: ({ client, product, user }) =>
      client
        .post(`${PRODUCTS}${product.id}/images/`)
        .file('image', PIXEL, { filename: 'pixel.png' })
        .loginAs(user),
  },
  'PATCH products/{id}/': {
    statements: 8,
    send: ({ client, product, user }) =>
      client.patch(`${PRODUCTS}${product.id}/`).json({ price: '2' }).loginAs(user),
  },
  'DELETE products/{id}/': {
    statements: 5,
    send: ({ client, product, user }) => client.delete(`${PRODUCTS}${product.id}/`).loginAs(user),
  },
  'PUT products/{id}/like/': {
    statements: 3,
    send: ({ client, product, user }) => client.put(`${PRODUCTS}${product.id}/like/`).loginAs(user),
  },
  'DELETE products/{id}/like/': {
    statements: 4,
    send: ({ client, product, user }) =>
      client.delete(`${PRODUCTS}${product.id}/like/`).loginAs(user),
  },
  'GET users/': { statements: 2, send: ({ client }) => client.get('/api/v1/users/') },
  'GET users/?search=': {
    statements: 2,
    send: ({ client }) => client.get('/api/v1/users/?search=ada&ordering=-date_joined'),
  },
  'GET users/{id}/': {
    statements: 2,
    send: ({ client, user }) => client.get(`/api/v1/users/${user.id}/`),
  },
  'GET users/{id}/ of oneself': {
    statements: 3,
    send: ({ client, user }) => client.get(`/api/v1/users/${user.id}/`).loginAs(user),
  },
  'GET users/{id}/products/': {
    statements: 5,
    send: ({ client, user }) => client.get(`/api/v1/users/${user.id}/products/`),
  },
  'GET users/{id}/comments/': {
    statements: 3,
    send: ({ client, user }) => client.get(`/api/v1/users/${user.id}/comments/`),
  },
  'GET stats/ within ten seconds': {
    statements: 0,
    send: ({ client }) => client.get('/api/v1/stats/'),
  },
  'GET info/': { statements: 0, send: ({ client }) => client.get('/api/v1/info/') },
}

const MANY = `insert into products_product (name, description, price, category_id, user_id)
  select 'Lamp', 'Bright', 1, ?, ? from generate_series(1, 15)`

test.group('Statements of', (group) => {
  group.each.setup(emptyAfterwards)

  for (const [route, { statements, send }] of Object.entries(ROUTES))
    test(`${route}: ${statements}, for one product and for many`, async ({ client, assert }) => {
      const user = await UserFactory.merge({ isVerified: true }).create()
      const { id: categoryId } = await CategoryFactory.create()
      const make = () => ProductFactory.merge({ userId: user.id, categoryId }).create()
      const scene = { client, user, categoryId, product: await make() }
      // The first of a turn makes what later ones find: a tag, a rough count.
      await send(scene)
      await db.rawQuery(MANY, [categoryId, user.id])
      const next = { ...scene, product: await make() }

      const sent = await statementsOf(async () => send(next))

      assert.lengthOf(sent, statements, sent.join('\n'))
    })
})
