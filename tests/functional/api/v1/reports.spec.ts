import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import Report from '#models/report'
import type User from '#models/user'
import { reasons } from '#queries/moderation/reasons'
import { statementsOf } from '#tests/helpers/count_statements'
import { discussion } from '#tests/helpers/discussion'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { statuses, tally, together } from '#tests/helpers/together'

const REPORTS = '/api/v1/reports/'
const url = (kind: string, id: number | string) => `/api/v1/${kind}/${id}/report/`
const spam = { reason: 'spam', description: ' The same text below ten products. ' }

test.group('POST /api/v1/…/{id}/report/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps what a comment was, in one case', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const comment = await say('Buy my watches')
    const user = await UserFactory.create()

    const response = await client.post(url('comments', comment.id)).json(spam).loginAs(user)

    response.assertStatus(201)
    response.assertBodyContains({
      ...{ target: { kind: 'comment', id: comment.id }, reason: 'spam', state: 'open' },
      ...{ description: 'The same text below ten products.', outcome: null, decided_at: null },
    })
    const report = await Report.firstOrFail()
    assert.equal(report.reporterId, user.id)
    assert.containSubset(report.snapshot, { content: 'Buy my watches', product: product.id })
    const opened = await Case.firstOrFail()
    assert.equal(opened.id, report.caseId)
    assert.equal(opened.subjectId, author.id)
    assert.deepEqual(opened.causes, ['report'])
  })

  test('keeps what products and users were', async ({ client, assert }) => {
    const { product, author } = await discussion()
    const user = await UserFactory.create()

    await client.post(url('products', product.id)).json({ reason: 'scam' }).loginAs(user)
    await client.post(url('users', author.username)).json({ reason: 'hate' }).loginAs(user)

    const [first, second] = await Report.query().orderBy('id')
    assert.containSubset(first!.snapshot, { name: product.name, price: '10.00', tags: [] })
    assert.containSubset(second!.snapshot, { username: author.username })
    assert.equal(second!.targetId, author.id)
  })

  test('answers with the first report while it is open', async ({ client, assert }) => {
    const { product } = await discussion()
    const user = await UserFactory.create()

    const first = await client.post(url('products', product.id)).json(spam).loginAs(user)
    const again = await client
      .post(url('products', product.id))
      .json({ reason: 'scam' })
      .loginAs(user)

    assert.deepEqual([first.status(), again.status()], [201, 200])
    assert.deepEqual(again.body(), first.body())
    assert.lengthOf(await Report.all(), 1)
  })

  test('is not for what is one’s own: {$self}')
    .with(['product', 'comment', 'user'] as const)
    .run(async ({ client, assert }, kind) => {
      const { author, say, product } = await discussion()
      const comment = await say('a')
      const owner = await UserFactory.create()
      await product.merge({ userId: owner.id }).save()
      const own = {
        product: [url('products', product.id), owner] as const,
        comment: [url('comments', comment.id), author] as const,
        user: [url('users', author.id), author] as const,
      }
      const [path, user] = own[kind]

      const response = await client.post(path).json(spam).loginAs(user)

      response.assertStatus(400)
      response.assertBodyContains({ non_field_errors: ['You cannot report what is yours.'] })
      assert.lengthOf(await Report.all(), 0)
      assert.lengthOf(await Case.all(), 0)
    })

  test('refuses {0}')
    .with([
      [{}, 'reason'],
      [{ reason: 'nonsense' }, 'reason'],
      [{ reason: 'impersonation' }, 'reason'],
      [{ reason: ['spam'] }, 'reason'],
      [{ reason: 'spam', description: 'x'.repeat(1001) }, 'description'],
      [{ reason: 'spam', description: 'a\0b' }, 'description'],
      [{ reason: 'spam', description: null }, 'description'],
    ] as [object, string][])
    .run(async ({ client, assert }, [body, field]) => {
      const { product } = await discussion()
      const user = await UserFactory.create()

      const response = await client.post(url('products', product.id)).json(body).loginAs(user)

      response.assertStatus(400)
      assert.sameMembers(Object.keys(response.body()), [field])
      assert.lengthOf(await Report.all(), 0)
    })

  test('takes no more from the body than reason and description', async ({ client, assert }) => {
    const { product } = await discussion()
    const [user, other] = await UserFactory.createMany(2)
    const wishes = { id: 1, state: 'upheld', reporter_id: other!.id, snapshot: {}, case_id: 1 }

    const body = { ...wishes, reporterId: other!.id, target: { kind: 'user', id: 1 }, ...spam }
    await client.post(url('products', product.id)).json(body).loginAs(user!)

    const { state, reporterId, targetKind, targetId } = await Report.firstOrFail()
    assert.deepEqual([state, reporterId], ['open', user!.id])
    assert.deepEqual([targetKind, targetId], ['product', product.id])
  })

  test('costs six statements, and one more when it opens the case', async ({ client, assert }) => {
    const { product } = await discussion()
    const [one, two, three] = await UserFactory.createMany(3)
    const report = (user: User) =>
      statementsOf(async () => client.post(url('products', product.id)).json(spam).loginAs(user))
    await reasons.get()

    const [first, second] = [await report(one!), await report(two!)]
    const again = await report(two!)

    assert.lengthOf(first, 7, first.join('\n'))
    assert.lengthOf(second, 6, second.join('\n'))
    assert.lengthOf(again, 4, again.join('\n'))
    assert.lengthOf(await report(three!), 6)
  })

  test('tells a wrong reason beside a wrong description', async ({ client, assert }) => {
    const { product } = await discussion()
    const body = { reason: 'nonsense', description: 'x'.repeat(1001) }

    const response = await client
      .post(url('products', product.id))
      .json(body)
      .loginAs(await UserFactory.create())

    assert.sameMembers(Object.keys(response.body()), ['reason', 'description'])
  })
})

test.group('GET /api/v1/reports/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lists one’s own, and nobody else’s', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const comment = await say('a')
    const [user, other] = await UserFactory.createMany(2)
    await client.post(url('products', product.id)).json(spam).loginAs(user!)
    await client.post(url('comments', comment.id)).json(spam).loginAs(user!)
    await client.post(url('users', author.id)).json(spam).loginAs(other!)

    const mine = await client.get(REPORTS).loginAs(user!)
    const open = await client.get(`${REPORTS}?state=open&page_size=1`).loginAs(user!)
    const upheld = await client.get(`${REPORTS}?state=upheld`).loginAs(user!)
    const wrong = await client.get(`${REPORTS}?state=x`).loginAs(user!)

    const kinds = mine.body().results.map((one: { target: { kind: string } }) => one.target.kind)
    assert.deepEqual(kinds, ['comment', 'product'])
    assert.equal(open.body().count, 2)
    assert.equal(upheld.body().count, 0)
    wrong.assertStatus(400)
  })
})

test.group('GET /api/v1/moderation/reasons/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lists what can be given, in order, and asks the database once', async ({
    client,
    assert,
  }) => {
    const { results, count } = (await client.get('/api/v1/moderation/reasons/')).body()

    assert.equal(results[0].key, 'spam')
    assert.equal(results.at(-1).key, 'other')
    assert.equal(count, results.length)
  })

  test('hears at once of a reason that was closed', async ({ client, assert }) => {
    await client.get('/api/v1/moderation/reasons/')
    await db.from('moderation_reason').where('key', 'spam').update({ is_active: false })

    const { results } = (await client.get('/api/v1/moderation/reasons/')).body()

    assert.notInclude(
      results.map(({ key }: { key: string }) => key),
      'spam'
    )
  })
})

test.group('Reports at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('of one person are one row, and weigh once', async ({ client, assert }) => {
    const { product } = await discussion()
    const user = await UserFactory.create()

    const responses = await together(() =>
      client.post(url('products', product.id)).json(spam).loginAs(user)
    )

    assert.deepEqual(statuses(responses), [200, 201])
    assert.equal(tally(responses)[201], 1)
    assert.lengthOf(await Report.all(), 1)
    assert.closeTo((await Case.firstOrFail()).weight, 0.2, 1e-9)
  })

  test('of 64 people are one case', async ({ client, assert }) => {
    const { product } = await discussion()
    const users = await UserFactory.createMany(64)

    const responses = await together((at) =>
      client.post(url('products', product.id)).json(spam).loginAs(users[at]!)
    )

    assert.deepEqual(statuses(responses), [201])
    assert.lengthOf(await Case.all(), 1)
    assert.lengthOf(await Report.all(), 64)
  })
})
