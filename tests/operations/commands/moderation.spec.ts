import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Bake from '#actions/moderation/bake'
import { decideTargets } from '#actions/moderation/decide_targets'
import { operator } from '#actions/moderation/moderator'
import { releaseClaims } from '#actions/moderation/release_claims'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import Claim from '#models/claim'
import Decision from '#models/decision'
import { moderationStats } from '#queries/moderation/stats'
import { waitingCases } from '#queries/moderation/waiting_cases'
import { failingProduct } from '#tests/helpers/failing_product'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { aceCommand } from '#tests/helpers/ace_command'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { DateTime } from 'luxon'

const made = () => ProductFactory.with('user').with('category').create()

test.group('Commands of moderation', (group) => {
  group.each.setup(emptyAfterwards)

  test('bake what was taken away, and bring back exactly that', async ({ assert }) => {
    const shown = await made()
    const removed = await ProductFactory.apply('removed').with('user').with('category').create()
    const inactive = await ProductFactory.apply('inactive').with('user').with('category').create()
    const comment = await CommentFactory.merge({ productId: shown.id, authorHidden: true })
      .with('user')
      .create()

    assert.deepEqual(await new Bake().handle({ dryRun: true }), { products: 1, comments: 1 })
    assert.deepEqual(await new Bake().handle({}), { products: 1, comments: 1 })
    assert.isFalse((await removed.refresh()).isActive)
    assert.isFalse((await comment.refresh()).isActive)
    assert.isTrue((await shown.refresh()).isActive)

    assert.deepEqual(await new Bake().handle({ undo: true }), { products: 1, comments: 1 })
    assert.isTrue((await removed.refresh()).isActive)
    assert.isFalse((await inactive.refresh()).isActive)
    assert.deepEqual(await new Bake().handle({ undo: true }), { products: 0, comments: 0 })
  })

  test('decide about several with one reason, and tell what could not be', async ({ assert }) => {
    const product = await made()
    const targets = [
      { kind: 'product' as const, id: product.id },
      { kind: 'comment' as const, id: 0 },
    ]

    const { decided, failed } = await decideTargets({
      ...{ targets, by: operator('cli:test'), reason: 'spam', effects: [{ kind: 'hide' }] },
    })

    assert.deepEqual(decided, [targets[0]])
    assert.deepEqual(failed, [{ target: targets[1], why: 'not_found' }])
    const [decision] = await Decision.all()
    assert.deepEqual([decision!.actor, decision!.actorId], ['cli:test', null])
    assert.equal((await product.refresh()).moderationState, 'hidden')
  })

  test('go on where the database failed, and decide on nothing twice', async ({
    assert,
    cleanup,
  }) => {
    const products = [await made(), await made(), await made()]
    const targets = products.map(({ id }) => `product:${id}`)
    await db.rawQuery(failingProduct(products[1]!.id))
    cleanup(() => void db.rawQuery('drop function if exists fail_for_test() cascade'))

    const cut = await aceCommand('moderation:decide', [...targets, '--reject', '--reason=spam'])
    assert.equal(cut.exitCode, 1)
    assert.lengthOf(await Decision.all(), 1)
    const [resume] = /--resume=[\w-]+/.exec(cut.err)!
    await db.rawQuery('drop function fail_for_test() cascade')
    const flags = ['--reject', '--reason=spam', '--json', resume!]
    const { exitCode, out } = await aceCommand('moderation:decide', [...targets, ...flags])

    assert.notOk(exitCode)
    assert.containSubset(JSON.parse(out[0]!), { decided: 3, failed: [] })
    const decisions = await Decision.all()
    assert.lengthOf(decisions, 3)
    assert.lengthOf(new Set(decisions.map(({ batchId }) => batchId)), 1)
    for (const product of products)
      assert.equal((await product.refresh()).moderationState, 'hidden')
  })

  test('go on with nothing that was not told', async ({ assert }) => {
    const { exitCode, err } = await aceCommand('moderation:decide', [
      'product:1',
      '--reject',
      '--resume=x',
    ])
    assert.equal(exitCode, 2)
    assert.include(err, '--resume is what was told')
  })

  test('list what waits, and let go of what somebody looks at', async ({ assert }) => {
    const { user } = await moderating()
    const about = await caseAbout({ kind: 'product', id: (await made()).id })
    const now = DateTime.utc()
    const times = { claimedAt: now, expiresAt: now.plus({ minutes: 15 }) }
    await Claim.create({ caseId: about.id, userId: user.id, ...times })

    assert.lengthOf(await waitingCases({ hours: 0, limit: 5 }), 1)
    assert.lengthOf(await waitingCases({ hours: 1, limit: 5 }), 0)
    assert.lengthOf(await waitingCases({ kind: 'user', hours: 0, limit: 5 }), 0)
    assert.equal(await releaseClaims({ expired: true }), 0)
    assert.equal(await releaseClaims({ userId: user.id }), 1)
  })

  test('tell what waits and what was decided', async ({ assert }) => {
    const { user, viewer } = await moderating()
    const about = await caseAbout({ kind: 'product', id: (await made()).id })
    await caseAbout({ kind: 'product', id: (await made()).id })
    const decided = await decide(about, viewer, [{ kind: 'hide' }])

    const stats = await moderationStats(3)

    assert.containSubset(stats, { open: 1, decided_today: 1, overturned_percent: 0 })
    assert.equal(stats.open_by_age['1h'], 1)
    assert.lengthOf(stats.by_day, 3)
    assert.containSubset(stats.by_day.at(-1), { lenient: 0, measures: 1 })
    assert.containSubset(stats.team, [{ username: user.username, decided: 1, overturned: 0 }])
    await decide(decided.about, viewer, [{ kind: 'restore' }])
    assert.containSubset(await moderationStats(3), { overturned_percent: 100 })
  })
})
