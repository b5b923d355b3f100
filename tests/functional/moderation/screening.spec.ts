import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Case from '#models/case'
import Comment from '#models/comment'
import Product from '#models/product'
import RuleHit from '#models/rule_hit'
import User from '#models/user'
import { discussion } from '#tests/helpers/discussion'
import { makeRule } from '#tests/helpers/rules'
import { lamp, register, say, WAYS } from '#tests/helpers/ways_to_say'

test.group('A rule that refuses', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('does not let through {$self}')
    .with(Object.keys(WAYS) as (keyof typeof WAYS)[])
    .run(async ({ client, assert }, way) => {
      const rule = await makeRule()
      const before = await counts()

      const { response } = await say(way, 'so FORBIDDEN!', client)

      response.assertStatus(400)
      response.assertBodyContains({ code: 'content_refused' })
      assert.property(response.body(), WAYS[way])
      assert.include(JSON.stringify(response.body()[WAYS[way]]), 'Not here, please.')
      const after = await counts()
      assert.deepEqual(after, { ...before, users: after.users, comments: 1, products: 1 })
      const [hit] = await RuleHit.all()
      assert.deepEqual([hit!.ruleId, hit!.effect, hit!.caseId], [rule.id, 'refuse', null])
      assert.equal(hit!.matched, 'forbidden')
    })

  test('lets through {$self} without its words')
    .with(Object.keys(WAYS) as (keyof typeof WAYS)[])
    .run(async ({ client, assert }, way) => {
      await makeRule()

      const { response } = await say(way, 'allowed', client)

      assert.oneOf(response.status(), [200, 201])
      assert.lengthOf(await RuleHit.all(), 0)
    })

  test('leaves a text alone that was there before', async ({ client }) => {
    const { author, say: comment, product } = await discussion()
    await product.merge({ userId: author.id, name: 'forbidden' }).save()
    const { id } = await comment('forbidden')
    await makeRule()

    const same = await client
      .patch(`/api/v1/comments/${id}/`)
      .json({ content: 'forbidden' })
      .loginAs(author)
    const replaced = await client
      .put(`/api/v1/products/${product.id}/`)
      .json({ ...lamp, name: 'forbidden' })
      .loginAs(author)

    same.assertStatus(200)
    replaced.assertStatus(200)
  })

  test('is told as a problem, too', async ({ client }) => {
    await makeRule()
    const { product, author } = await discussion()

    const response = await client
      .post('/api/v1/comments/')
      .json({ product: product.id, content: 'forbidden' })
      .header('Accept', 'application/problem+json')
      .loginAs(author)

    response.assertBodyContains({
      ...{ status: 400, code: 'content_refused', errors: { content: ['Not here, please.'] } },
    })
  })

  test('keeps out by e-mail domain and network', async ({ client, assert }) => {
    await makeRule({
      ...{ kind: 'email_domains', settings: { list: ['mail.example'] }, targetKinds: ['user'] },
    })
    await makeRule({
      ...{ kind: 'networks', settings: { list: ['127.0.0.0/8'] }, targetKinds: ['user'] },
      sentence: 'Not from there.',
    })

    const response = await register(client, { email: 'a@sub.mail.example' })

    response.assertStatus(400)
    response.assertBodyContains({
      ...{ email: ['Not here, please.'], non_field_errors: ['Not from there.'] },
    })
    assert.isNull(await User.findBy('email', 'a@sub.mail.example'))
  })
})

const counts = async () => ({
  users: (await User.all()).length,
  comments: (await Comment.all()).length,
  products: (await Product.all()).length,
  cases: (await Case.all()).length,
})
