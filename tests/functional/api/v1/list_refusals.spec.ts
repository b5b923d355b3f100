import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ProductFactory } from '#database/factories/product_factory'
import { discussion } from '#tests/helpers/discussion'

const PAGES = [
  '',
  '&page=x',
  '&page=0',
  '&page=last',
  '&page=7',
  '&page=999999',
  '&cursor=',
  '&cursor=x',
]

test.group('A list narrowed by what is not there', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('says so whatever page is asked for: {path}{page}')
    .with(
      [
        ...[
          'comments/?product=999999999',
          'comments/?user=999999999',
          'comments/?parent=999999999',
        ],
        ...['products/?category=999999999', 'products/?user=999999999'],
      ].flatMap((path) => PAGES.map((page) => ({ path, page })))
    )
    .run(async ({ client, assert }, { path, page }) => {
      await discussion()

      const response = await client.get(`/api/v1/${path}${page}`)

      response.assertStatus(400)
      assert.lengthOf(Object.keys(response.body()), 1)
      assert.match(
        Object.values(response.body() as Record<string, string[]>)[0]![0]!,
        /Select a valid choice/
      )
    })

  test('refuses a wrong filter before a wrong page: {$self}')
    .with(['products/?min_price=x', 'comments/?parent=x', 'users/ada/products/?user=x'])
    .run(async ({ client }, path) => {
      const { author } = await discussion()
      await author.merge({ username: 'ada' }).save()

      const response = await client.get(`/api/v1/${path}&page=x`)

      response.assertStatus(400)
    })

  test('is refused by a parent whose product is {$self}')
    .with(['deleted', 'draft', 'hidden', 'removed'] as const)
    .run(async ({ client }, state) => {
      const { author, say, product } = await discussion()
      const parent = await say('a')
      await say('b', parent)
      const other = await ProductFactory.merge(product.serialize()).apply(state).make()
      const { isActive, status, moderationState, deletedAt, deletedById } = other
      await product.merge({ isActive, status, moderationState, deletedAt, deletedById }).save()

      const list = await client.get(`/api/v1/comments/?parent=${parent.id}`)
      const own = await client.get(`/api/v1/comments/?parent=${parent.id}`).loginAs(author)

      for (const response of [list, own]) {
        response.assertStatus(400)
        response.assertBodyContains({ parent: [] })
      }
    })
})
