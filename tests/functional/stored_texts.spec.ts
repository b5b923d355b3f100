import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { owner } from '#tests/helpers/write_routes'

const LONG = 'x'.repeat(12_000)
const HUGE = 'x'.repeat(1_000_000)
const person = { username: 'ada', first_name: 'Ada', last_name: '' }
const lamp = { name: 'Lamp', price: '1.00' }

interface Case {
  table: string
  column: string
  stored: string
  route: string
  /** what is sent, for the text that it holds */
  body: (text: string) => Record<string, unknown>
}

const profile = (column: string, stored: string): Case => ({
  ...{ table: 'users_userprofile', column, stored, route: 'PUT auth/me/' },
  body: (text) => ({ ...person, profile: { [column]: text } }),
})
const ofProduct = (column: string, stored: string): Case => ({
  ...{ table: 'products_product', column, stored, route: 'PUT products/900001/' },
  body: (text) => ({ ...lamp, description: 'Bright', [column]: text }),
})
const ofCategory = (column: string, stored: string): Case => ({
  ...{ table: 'products_category', column, stored, route: 'PUT categories/900001/' },
  body: (text) => ({ name: 'Lamps', slug: 'lamps', [column]: text }),
})

/** Texts that Django stored and that may not come in any more. */
const CASES: Case[] = [
  ofProduct('description', HUGE),
  ofProduct('description', `  ${LONG}\n`),
  ofProduct('currency', 'DEM'),
  ofProduct('price', '-5.00'),
  ofCategory('description', LONG),
  ofCategory('slug', '2024'),
  ofCategory('slug', 'tree'),
  ofCategory('name', ''),
  profile('bio', LONG),
  profile('website', 'vitrin.com'),
  profile('gender', 'x'),
  {
    ...{ table: 'products_comment', column: 'content', stored: LONG },
    ...{ route: 'PUT comments/900001/', body: (content) => ({ content }) },
  },
]

const OTHERS: Record<string, string> = {
  'DEM': 'FRF',
  '-5.00': '-5.01',
  '2024': '2025',
  'tree': '2025',
  '': ' \0 ',
  'vitrin.com': 'vitrin.org',
  'x': 'y',
}
/** A text that breaks the same rule and is not stored. */
const other = (stored: string) => (stored.length > 300 ? `${stored.trim()}!` : OTHERS[stored]!)

test.group('A text that Django stored', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('passes as it is, and another one of its kind does not: {route} {column}')
    .with(CASES)
    .run(async ({ client, assert }, { table, column, stored, route, body }) => {
      const { user } = await owner()
      await db.from(table).update({ [column]: stored })
      const [method = '', path = ''] = route.split(' ')
      const send = (text: string) =>
        client.request(`/api/v1/${path}`, method).json(body(text)).loginAs(user)

      const kept = await send(stored)
      const refused = await send(other(stored))

      kept.assertStatus(200)
      refused.assertStatus(400)
      const row = await db.from(table).select(column).firstOrFail()
      assert.isTrue(row[column] === stored)
    })

  test('is shown whole by its detail, so that it can be sent back', async ({ client, assert }) => {
    const { user } = await owner()
    await db.from('products_comment').update({ content: LONG })

    const detail = await client.get('/api/v1/comments/900001/')
    const list = await client.get('/api/v1/comments/')
    const sent = await client.put('/api/v1/comments/900001/').json(detail.body()).loginAs(user)

    assert.equal(detail.body().content, LONG)
    assert.equal(list.body().results[0].content, LONG.slice(0, 1000))
    sent.assertStatus(200)
    assert.isFalse(sent.body().is_edited)
  })

  test('passes as a tag that no new one may be called', async ({ client, assert }) => {
    const { user, product } = await owner()
    const names = ['2024', '2025']
    for (const name of names) {
      const tag = await ProductTagFactory.merge({ name, slug: name }).create()
      await product.related('tags').attach([tag.id])
    }
    const send = (tags: string[]) =>
      client.patch(`/api/v1/products/${product.id}/`).json({ tags }).loginAs(user)

    const kept = await send([...names, 'new'])
    const refused = await send([...names, '2026'])

    kept.assertStatus(200)
    assert.deepEqual(
      kept.body().tags.map(({ name }: { name: string }) => name),
      ['2024', '2025', 'new']
    )
    refused.assertStatus(400)
  })
})
