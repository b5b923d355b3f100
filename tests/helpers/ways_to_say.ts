import type { ApiClient } from '@japa/api-client'
import { CategoryFactory } from '#database/factories/category_factory'
import Product from '#models/product'
import { discussion } from '#tests/helpers/discussion'

export const lamp = { name: 'Lamp', description: 'Bright', price: '10.00' }
export const register = (client: ApiClient, fields: object) =>
  client.post('/api/v1/auth/register/').json({
    ...{ email: 'new@mail.example', password: 'a-fine-engine-1843', first_name: '', last_name: '' },
    ...fields,
  })

/** Everything that somebody can say, with a text put into it: the route, the field, and what would be left. */
export const WAYS = {
  'a new comment': 'content',
  'a comment below a product': 'content',
  'an edited comment': 'content',
  'a new product': 'description',
  'a tag of a new product': 'tags',
  'an edited product': 'name',
  'a replaced product': 'description',
  'a tag of an edited product': 'tags',
  'a bio': 'profile',
  'a name': 'first_name',
  'a new account': 'first_name',
}

export async function say(way: keyof typeof WAYS, text: string, client: ApiClient) {
  const { product, author, say: comment } = await discussion()
  const { id: categoryId } = await CategoryFactory.create()
  const own = await Product.findOrFail(product.id)
  await own.merge({ userId: author.id }).save()
  const { id } = await comment('fine')
  const make = { ...lamp, category_id: categoryId }
  const send = {
    'a new comment': () =>
      client.post('/api/v1/comments/').json({ product: own.id, content: text }),
    'a comment below a product': () =>
      client.post(`/api/v1/products/${own.id}/comments/`).json({ content: text }),
    'an edited comment': () => client.patch(`/api/v1/comments/${id}/`).json({ content: text }),
    'a new product': () => client.post('/api/v1/products/').json({ ...make, description: text }),
    'a tag of a new product': () =>
      client.post('/api/v1/products/').json({ ...make, tags: [text] }),
    'an edited product': () => client.patch(`/api/v1/products/${own.id}/`).json({ name: text }),
    'a replaced product': () =>
      client.put(`/api/v1/products/${own.id}/`).json({ ...lamp, description: text }),
    'a tag of an edited product': () =>
      client.patch(`/api/v1/products/${own.id}/`).json({ tags: ['good', text] }),
    'a bio': () => client.patch('/api/v1/auth/me/').json({ profile: { bio: text } }),
    'a name': () => client.patch('/api/v1/auth/me/').json({ first_name: text }),
    'a new account': () => register(client, { first_name: text }),
  }
  const request = send[way]()
  return { response: await (way === 'a new account' ? request : request.loginAs(author)), author }
}
