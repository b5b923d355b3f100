import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import accounts from '#config/accounts'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import RuleHit from '#models/rule_hit'
import type User from '#models/user'
import { ruleBook } from '#queries/moderation/rule_screen'
import { statementsOf } from '#tests/helpers/count_statements'
import { discussion } from '#tests/helpers/discussion'
import { makeRule } from '#tests/helpers/rules'
import { say, WAYS } from '#tests/helpers/ways_to_say'

test.group('A rule that holds', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('hides {$self} from others until it is decided')
    .with(['a new comment', 'an edited comment', 'a new product', 'an edited product'] as const)
    .run(async ({ client, assert }, way) => {
      await makeRule({ effect: 'hold', sentence: '' })

      const { response, author } = await say(way, 'forbidden', client)

      assert.oneOf(response.status(), [200, 201])
      const kind = way.endsWith('comment') ? 'comments' : 'products'
      const path = `/api/v1/${kind}/${response.body().id}/`
      const moderator = await UserFactory.apply('moderator').create()
      const seen = [undefined, await UserFactory.create(), author, moderator].map(async (user) =>
        (await (user ? client.get(path).loginAs(user) : client.get(path))).status()
      )
      assert.deepEqual(await Promise.all(seen), [404, 404, 200, 200])
      const opened = await Case.firstOrFail()
      assert.deepEqual([opened.causes, opened.weight], [['rule'], 2])
      assert.deepEqual([opened.targetId, opened.subjectId], [response.body().id, author.id])
      const [hit] = await RuleHit.all()
      assert.deepEqual([hit!.caseId, hit!.effect, hit!.matched], [opened.id, 'hold', 'forbidden'])
    })

  test('does not show again what a moderator has removed', async ({ client, assert }) => {
    const { product, author } = await discussion()
    await product.merge({ userId: author.id, moderationState: 'removed' }).save()
    await makeRule({ effect: 'hold' })

    await client
      .patch(`/api/v1/products/${product.id}/`)
      .json({ name: 'forbidden' })
      .loginAs(author)

    assert.equal((await product.refresh()).moderationState, 'removed')
  })

  test('holds every comment when the setting says so, but for moderators', async ({
    client,
    assert,
    cleanup,
  }) => {
    accounts.newComments = 'held'
    cleanup(() => void (accounts.newComments = 'approved'))
    const { product, author } = await discussion()
    const moderator = await UserFactory.apply('moderator').create()
    const comment = (user: User) =>
      client.post('/api/v1/comments/').json({ product: product.id, content: 'x' }).loginAs(user)

    const [theirs, ours] = [await comment(author), await comment(moderator)]

    assert.deepEqual([theirs.body().is_approved, ours.body().is_approved], [false, true])
    assert.deepEqual((await Case.firstOrFail()).targetId, theirs.body().id)
  })
})

test.group('A rule that flags', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('opens a case, and lets through {$self}')
    .with(Object.keys(WAYS) as (keyof typeof WAYS)[])
    .run(async ({ client, assert }, way) => {
      await makeRule({ effect: 'flag' })
      await makeRule({ effect: 'flag', settings: { list: ['forb*'] } })

      const { response } = await say(way, 'forbidden', client)

      assert.oneOf(response.status(), [200, 201])
      assert.equal((await Case.firstOrFail()).weight, 1)
      assert.lengthOf(await RuleHit.all(), 2)
    })

  test('knows a young account with a link, and a burst', async ({ client, assert }) => {
    await makeRule({
      kind: 'young_links',
      settings: { days: 7 },
      targetKinds: ['comment'],
      effect: 'flag',
    })
    await makeRule({
      ...{ kind: 'burst', settings: { count: 2, minutes: 5 }, targetKinds: ['comment'] },
    })
    const { product, author } = await discussion()
    const comment = (content: string) =>
      client.post('/api/v1/comments/').json({ product: product.id, content }).loginAs(author)

    const answers = [
      await comment('see example.com'),
      await comment('again'),
      await comment('more'),
    ]

    assert.deepEqual(
      answers.map((one) => one.status()),
      [201, 201, 400]
    )
    answers[2]!.assertBodyContains({ non_field_errors: ['Not here, please.'] })
    assert.lengthOf(await Case.all(), 1)
  })

  test('does not look at moderators', async ({ client, assert }) => {
    await makeRule()
    const { product } = await discussion()
    const moderator = await UserFactory.apply('moderator').create()

    const response = await client
      .post('/api/v1/comments/')
      .json({ product: product.id, content: 'forbidden' })
      .loginAs(moderator)

    response.assertStatus(201)
    assert.lengthOf(await Case.all(), 0)
  })
})

test.group('Statements of a new comment', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are two without rules, two with rules of words, and three when one asks who it is', async ({
    client,
    assert,
  }) => {
    const { product, author } = await discussion()
    const comment = async () => {
      await ruleBook.get()
      return statementsOf(async () =>
        client.post('/api/v1/comments/').json({ product: product.id, content: 'x' }).loginAs(author)
      )
    }
    await comment()

    const without = await comment()
    await makeRule()
    const words = await comment()
    await makeRule({ kind: 'young_links', settings: { days: 7 } })
    const asking = await comment()

    assert.deepEqual(
      [without, words, asking].map(({ length }) => length),
      [2, 2, 3],
      without.join('\n')
    )
  })
})
