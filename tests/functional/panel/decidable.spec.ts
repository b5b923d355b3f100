import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { caseAbout } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'

const deedsIn = (text: string) => [...text.matchAll(/\?deed=(\w+)&amp;ids=/g)].map(([, one]) => one)

test.group('The page of a comment or a product', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('leads to its open case, and where there is none to what may be decided', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const product = await ProductFactory.with('user').with('category').create()
    const { id } = await CommentFactory.merge({
      productId: product.id,
      userId: product.userId,
    }).create()
    for (const [path, kind] of [
      [`/admin/products/${product.id}`, 'product'],
      [`/admin/comments/${id}`, 'comment'],
    ] as const) {
      const { text } = await visitor.get(path)
      assert.deepEqual(deedsIn(text), ['hide', 'remove'], path)
      const [, hide] = /href="([^"]*deed=hide[^"]*)"/.exec(text)!
      assert.include((await visitor.get(hide!.replace('&amp;', '&'))).text, `Hide one ${kind}`)

      const about = await caseAbout({ kind, id: kind === 'product' ? product.id : id })
      const again = await visitor.get(path)
      assert.deepEqual(deedsIn(again.text), [], path)
      assert.include(again.text, `href="/admin/queue/${about.id}"`)
    }
  })

  test('offers nothing about one’s own, nor about what is of a higher rank', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { user: lead } = await enter('lead')
    const { id: productId } = await ProductFactory.with('user').with('category').create()
    for (const { id: userId } of [user, lead]) {
      const { id } = await CommentFactory.merge({ productId, userId }).create()
      assert.deepEqual(deedsIn((await visitor.get(`/admin/comments/${id}`)).text), [])
    }
  })
})
