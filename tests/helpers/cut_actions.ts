import { randomUUID } from 'node:crypto'
import type { ApiClient } from '@japa/api-client'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { CUT_ACCOUNT_ACTIONS, type CutAction } from '#tests/helpers/cut_account_actions'

export type { CutAction }

const word = () => randomUUID().slice(0, 8)

async function lamp() {
  const product = await ProductFactory.with('user').with('category').create()
  return { id: product.id, url: `/api/v1/products/${product.id}/`, owner: { id: product.userId } }
}

async function fan(client: ApiClient, liked: boolean) {
  const { id, url } = await lamp()
  const user = await UserFactory.create()
  if (liked) await client.put(`${url}like/`).loginAs(user)
  const count = `select count(*) from products_productlike where product_id = ${id} and user_id = ${user.id}`
  return { like: `${url}like/`, user, count }
}

export const CUT_ACTIONS: Record<string, CutAction> = {
  'create a product': {
    good: 201,
    again: [201],
    async prepare(client) {
      const [user, category, name] = [
        await UserFactory.create(),
        await CategoryFactory.create(),
        word(),
      ]
      const fields = { description: 'x', price: '1', category_id: category.id }
      const body = { ...fields, name, tags: [`${name} a`, `${name} b`] }
      return {
        send: () => client.post('/api/v1/products/').json(body).loginAs(user),
        holds: `select count(*) > 0 from products_product where name = '${name}'`,
      }
    },
  },
  'change a product': {
    good: 200,
    again: [200],
    async prepare(client) {
      const { id, url, owner } = await lamp()
      const name = word()
      const body = { name, tags: [`${name} a`, `${name} b`] }
      return {
        send: () => client.patch(url).json(body).loginAs(owner),
        holds: `select name = '${name}' from products_product where id = ${id}`,
      }
    },
  },
  'delete a product': {
    good: 204,
    again: [204, 404],
    async prepare(client) {
      const { id, url, owner } = await lamp()
      return {
        send: () => client.delete(url).loginAs(owner),
        holds: `select not is_active and deleted_at is not null from products_product where id = ${id}`,
      }
    },
  },
  'restore a product': {
    good: 200,
    again: [200, 404],
    async prepare(client) {
      const { id, url, owner } = await lamp()
      await client.delete(url).loginAs(owner)
      return {
        send: () => client.post(`${url}restore/`).loginAs(owner),
        holds: `select is_active and deleted_at is null from products_product where id = ${id}`,
      }
    },
  },
  'like a product': {
    good: 201,
    again: [201, 400],
    async prepare(client) {
      const { like, user, count } = await fan(client, false)
      return { send: () => client.post(like).loginAs(user), holds: `select (${count}) = 1` }
    },
  },
  'like a product, safe to repeat': {
    good: 200,
    again: [200],
    async prepare(client) {
      const { like, user, count } = await fan(client, false)
      return { send: () => client.put(like).loginAs(user), holds: `select (${count}) = 1` }
    },
  },
  'unlike a product': {
    good: 200,
    again: [200, 400],
    async prepare(client) {
      const { like, user, count } = await fan(client, true)
      return { send: () => client.delete(like).loginAs(user), holds: `select (${count}) = 0` }
    },
  },
  ...CUT_ACCOUNT_ACTIONS,
}
