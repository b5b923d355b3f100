import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CommentFactory } from '#database/factories/comment_factory'
import { UserFactory } from '#database/factories/user_factory'
import Product from '#models/product'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'
import { spammer } from '#tests/helpers/spammer'

const HIDE = { version: '1', verb: 'hide', reason: 'spam' }
const WEEK = { sweep: 'week', sweep_deed: 'remove', also: 'suspend', days: '3' }

test.group('A sweep of what somebody made', (group) => {
  group.each.setup(emptyAfterwards)

  test('leaves appeals, what waits for a lead, and what waits no more to others: {$self}')
    .with(['moderator', 'lead'] as const)
    .run(async ({ assert }, role) => {
      const { visitor } = await enter(role)
      const { path, decisions, fresh, old, shop, product, author } = await spammer()
      const open = await caseAbout({ kind: 'comment', id: old.id })
      const raised = await caseAbout({ kind: 'comment', id: fresh.id })
      await raised.merge({ state: 'escalated' }).save()
      const appeal = await caseAbout({ kind: 'product', id: shop.id })
      await appeal.merge({ causes: ['appeal', 'rule'] }).save()
      await caseAbout({ kind: 'user', id: author.id })
      const gone = await CommentFactory.merge({ productId: product.id, userId: author.id }).create()
      await caseAbout({ kind: 'comment', id: gone.id })
      await gone.merge({ isActive: false }).save()
      const fields = { ...HIDE, sweep: 'open', sweep_deed: 'hide' }

      const { text } = await visitor.submitTo(decisions, path, fields)
      const [, count] = /name="sweep_count" value="(\d+)"/.exec(text)!
      await visitor.submitTo(decisions, path, { ...fields, sweep_count: count!, step: 'confirmed' })

      assert.equal((await open.refresh()).state, 'decided')
      assert.equal((await raised.refresh()).state, role === 'lead' ? 'decided' : 'escalated')
      assert.equal((await appeal.refresh()).state, 'open')
      assert.equal(count, role === 'lead' ? '2' : '1')
    })

  test('leaves what its reason is not for, and says so before', async ({ assert, cleanup }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, fresh, shop } = await spammer()
    const isFor = async (kinds: string[]) => {
      await db.from('moderation_reason').where('key', 'spam').update({ target_kinds: kinds })
    }
    await isFor(['comment'])
    cleanup(() => isFor(['product', 'comment', 'user']))
    const fields = { ...HIDE, ...WEEK }

    const { text } = await visitor.submitTo(decisions, path, fields)
    assert.include(text, 'The reason is not one for products')
    assert.match(text, /Hide: comment \d+, and 1 more/)
    const sure = { ...fields, sweep_count: '1', step: 'confirmed' }
    await visitor.submitTo(decisions, path, sure)
    assert.isFalse((await fresh.refresh()).isApproved)
    assert.equal((await Product.findOrFail(shop.id)).moderationState, 'visible')
  })

  test('is not offered where the author is gone, and refused', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, about } = await queuedComment()
    await about.merge({ subjectId: null }).save()
    assert.notInclude((await visitor.get(path)).text, 'name="sweep"')
    const fields = { ...HIDE, sweep: 'day', sweep_count: '1', step: 'confirmed' }
    await visitor.submitTo(decisions, path, fields)
    assert.isEmpty(await db.from('moderation_decision'))
  })

  test('goes with a ban, and what else waits about them is decided', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about, author, comment } = await spammer()
    const { id } = await caseAbout({ kind: 'user', id: author.id })
    const path = `/admin/queue/${id}`
    const fields = {
      version: '1',
      verb: 'ban',
      reason: 'spam',
      sweep: 'open',
      sweep_deed: 'remove',
    }

    const { text } = await visitor.submitTo(`${path}/decisions`, path, fields)
    assert.match(text, /Ban: user \d+, and 1 more/)
    const sure = { ...fields, sweep_count: '1', step: 'confirmed' }
    await visitor.submitTo(`${path}/decisions`, path, sure)

    assert.isNotNull((await author.refresh()).bannedAt)
    assert.equal((await about.refresh()).state, 'decided')
    assert.isFalse((await comment.refresh()).isApproved)
  })

  test('is refused where they rank higher', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, about, author, fresh } = await spammer()
    const lead = await UserFactory.apply('lead').create()
    await about.merge({ subjectId: lead.id }).save()
    const fields = { ...HIDE, ...WEEK, sweep_count: '2', step: 'confirmed' }
    assert.equal((await visitor.submitTo(decisions, path, fields)).status, 403)
    assert.isTrue((await fresh.refresh()).isApproved)
    assert.isNull((await author.refresh()).suspendedUntil)
  })
})
