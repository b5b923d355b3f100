import { randomUUID } from 'node:crypto'
import type { ApiClient, ApiRequest } from '@japa/api-client'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { fakeGoogle } from '#tests/helpers/fake_google'
import { signToken } from '#credentials/token_signer'

/** A request that can be made again, and what must be true of the database once it was answered well. */
interface Prepared {
  send: () => ApiRequest
  /** SQL of one boolean */
  holds: string
}

export interface CutAction {
  /** what it answers when all goes well */
  good: number
  /** what it may answer to the one who tries again, not knowing whether the first try counted */
  again: number[]
  prepare: (client: ApiClient) => Promise<Prepared>
}

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

/** A refresh token that was never written down is taken in, as simplejwt does. */
async function tokens() {
  const user = await UserFactory.create()
  const { token: refresh } = await signToken('refresh', user.id)
  const outstanding = `token_blacklist_outstandingtoken where user_id = ${user.id}`
  const spent = `select count(*) from token_blacklist_blacklistedtoken where token_id in (select id from ${outstanding})`
  return { refresh, spent, given: `select count(*) from ${outstanding}` }
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
  'register': {
    good: 201,
    again: [201, 400],
    async prepare(client) {
      const email = `${word()}@example.com`
      const body = { email, password: PASSWORD, first_name: 'Ada', last_name: '' }
      return {
        send: () => client.post('/api/v1/auth/register/').json(body),
        holds: `select count(*) = 1 from users_user where email = '${email}'`,
      }
    },
  },
  'sign in': {
    good: 200,
    again: [200],
    async prepare(client) {
      const { id, email } = await UserFactory.create()
      const body = { email, password: PASSWORD }
      return {
        send: () => client.post('/api/v1/auth/login/').json(body),
        holds: `select last_login is not null from users_user where id = ${id}`,
      }
    },
  },
  'sign in by Google': {
    good: 200,
    again: [200],
    async prepare(client) {
      const sub = word()
      const fake = await fakeGoogle()
      const credential = await fake.idToken({ sub, email: `${sub}@example.com` })
      return {
        send: () => client.post('/api/v1/auth/google/').json({ credential }),
        holds: `select count(*) = 1 from users_user where google_id = '${sub}' and is_verified
          and exists (select from users_userprofile p where p.user_id = users_user.id)`,
      }
    },
  },
  'spend a refresh token': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const { refresh, spent, given } = await tokens()
      return {
        send: () => client.post('/api/v1/auth/refresh/').json({ refresh }),
        holds: `select (${spent}) = 1 and (${given}) = 2`,
      }
    },
  },
  'sign out': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const { refresh, spent, given } = await tokens()
      return {
        send: () => client.post('/api/v1/auth/logout/').json({ refresh }),
        holds: `select (${spent}) = 1 and (${given}) = 1`,
      }
    },
  },
  'change oneself': {
    good: 200,
    again: [200],
    async prepare(client) {
      const user = await UserFactory.create()
      const body = { first_name: 'Grace', profile: { bio: 'Navy' } }
      return {
        send: () => client.patch('/api/v1/auth/me/').json(body).loginAs(user),
        holds: `select u.first_name = 'Grace' and p.bio = 'Navy' from users_user u
          left join users_userprofile p on p.user_id = u.id where u.id = ${user.id}`,
      }
    },
  },
}
