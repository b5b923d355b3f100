import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RunBatch from '#actions/batches/run_batch'
import { CommentFactory } from '#database/factories/comment_factory'
import Comment from '#models/comment'
import Product from '#models/product'
import { runBatch } from '#queue/moderation'
import { failingProduct } from '#tests/helpers/failing_product'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout } from '#tests/helpers/moderating'
import { INVARIANTS } from '#tests/helpers/moderation_invariants'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'
import { spammer } from '#tests/helpers/spammer'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'

const HIDE = { version: '1', verb: 'hide', reason: 'spam' }
const WEEK = { sweep: 'week', sweep_deed: 'remove', also: 'suspend', days: '3' }

const isShown = async (one: Comment) => (await one.refresh()).isApproved
const undoIn = (text: string) => /action="(\/admin\/[^"]+\/undo)"/.exec(text)![1]!

test.group('A decision that sweeps what else its author made', (group) => {
  group.each.setup(emptyAfterwards)

  test('shows first what it hits, does all of it, and is undone as a whole', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, comment, fresh, old, shop, foreign, author } = await spammer()
    const fields = { ...HIDE, ...WEEK, text: 'Enough <now>' }

    const look = await visitor.submitTo(decisions, path, fields)
    assert.include(look.text, 'Remove: 1 comment and 1 product of theirs')
    assert.include(look.text, fresh.content)
    assert.include(look.text, shop.name)
    assert.match(look.text, /name="sweep_count" value="2"/)
    assert.include(look.text, 'Enough &lt;now&gt;')
    assert.isEmpty(await db.from('moderation_decision'))
    const sure = { ...fields, sweep_count: '2', step: 'confirmed' }
    const { location } = await visitor.submitTo(decisions, path, sure)

    assert.deepEqual(await Promise.all([comment, fresh, old, foreign].map(isShown)), [
      false,
      false,
      true,
      true,
    ])
    assert.equal((await Product.findOrFail(shop.id)).moderationState, 'removed')
    assert.isNotNull((await author.refresh()).suspendedUntil)
    const { text } = await visitor.get(location!)
    const report = await visitor.get(/href="(\/admin\/queue\/batches\/\d+)"/.exec(text)![1]!)
    assert.include(report.text, '3 of 3 are decided.')

    await visitor.submitTo(undoIn(text), path)
    assert.deepEqual(await Promise.all([comment, fresh].map(isShown)), [true, true])
    assert.equal((await Product.findOrFail(shop.id)).moderationState, 'visible')
    assert.isNull((await author.refresh()).suspendedUntil)
    for (const [what, broken] of INVARIANTS) assert.isEmpty((await db.rawQuery(broken)).rows, what)
  })

  test('asks again when there is more by then, and keeps what was written', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, comment, fresh, product, author } = await spammer()
    await CommentFactory.merge({ productId: product.id, userId: author.id }).create()
    const written = { text: 'Half of an hour', note: 'The third time' }
    const fields = { ...HIDE, ...WEEK, ...written, sweep_count: '2', step: 'confirmed' }

    const { status, text } = await visitor.submitTo(decisions, path, fields)

    assert.equal(status, 409)
    assert.include(text, 'There is another number of their things by now.')
    assert.match(text, /name="sweep_count" value="3"/)
    for (const one of Object.values(written)) assert.include(text, `value="${one}"`)
    assert.deepEqual(await Promise.all([comment, fresh].map(isShown)), [true, true])
    for (const table of ['decision', 'batch', 'batchcase', 'batchtarget', 'sanction'])
      assert.isEmpty(await db.from(`moderation_${table}`), table)
  })

  test('is finished by a job when the database fails in the middle of it', async ({
    assert,
    cleanup,
  }) => {
    await forgetJobs()
    const { visitor } = await enter('moderator')
    const { path, decisions, comment, fresh, shop } = await spammer()
    await db.rawQuery(failingProduct(shop.id))
    cleanup(() => void db.rawQuery('drop function if exists fail_for_test() cascade'))
    const fields = { ...HIDE, ...WEEK, sweep_count: '2', step: 'confirmed' }

    const { status } = await visitor.submitTo(decisions, path, fields)

    assert.equal(status, 303)
    assert.isFalse(await isShown(comment))
    assert.equal((await Product.findOrFail(shop.id)).moderationState, 'visible')
    await db.rawQuery('drop function fail_for_test() cascade')
    const [job] = await waitingJobs(runBatch)
    await new RunBatch().handle(job!.data as { batchId: number })
    assert.isFalse(await isShown(fresh))
    assert.equal((await Product.findOrFail(shop.id)).moderationState, 'removed')
    assert.lengthOf(await db.from('moderation_decision'), 3)
  })

  test('by two at once, each from a case of its own, decides on each thing once', async ({
    assert,
  }) => {
    const [one, other] = [await enter('moderator'), await enter('moderator')]
    const first = await spammer()
    const { id } = await caseAbout({ kind: 'comment', id: first.old.id })
    const forms = [first.decisions, `/admin/queue/${id}/decisions`]
    const fields = { ...HIDE, ...WEEK, also: 'none' }
    const counts: string[] = []
    for (const form of forms) {
      const { text } = await one.visitor.submitTo(form, first.path, fields)
      counts.push(/name="sweep_count" value="(\d+)"/.exec(text)![1]!)
    }

    const answers = await Promise.all(
      [one, other].map(({ visitor }, at) => {
        const sure = { ...fields, sweep_count: counts[at]!, step: 'confirmed' }
        return visitor.submitTo(forms[at]!, first.path, sure)
      })
    )

    for (const { status } of answers) assert.oneOf(status, [303, 409])
    const { rows } = await db.rawQuery(`select c.target_kind, c.target_id, count(*)
      from moderation_decision d join moderation_case c on c.id = d.case_id group by 1, 2 having count(*) > 1`)
    assert.isEmpty(rows)
    for (const [what, broken] of INVARIANTS) assert.isEmpty((await db.rawQuery(broken)).rows, what)
  })

  test('of nothing is the decision alone', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, comment } = await queuedComment()
    const fields = { ...HIDE, sweep: 'day', sweep_deed: 'hide' }
    const { text } = await visitor.submitTo(decisions, path, fields)
    assert.include(text, 'There is nothing else of theirs to sweep.')
    await visitor.submitTo(decisions, path, { ...fields, sweep_count: '0', step: 'confirmed' })
    assert.isFalse(await isShown(comment))
    assert.isEmpty(await db.from('moderation_batch'))
  })

  test('of more than 200 is left to a job', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, comment, product, author } = await queuedComment()
    await CommentFactory.merge({ productId: product.id, userId: author.id }).createMany(201)
    const fields = { ...HIDE, sweep: 'day', sweep_deed: 'hide' }
    const { text } = await visitor.submitTo(decisions, path, fields)
    assert.include(text, 'A job does it.')
    await visitor.submitTo(decisions, path, { ...fields, sweep_count: '201', step: 'confirmed' })

    assert.isFalse(await isShown(comment))
    const hidden = () => Comment.query().where('isApproved', false)
    assert.lengthOf(await hidden(), 1)
    const { id: batchId } = await db.from('moderation_batch').firstOrFail()
    await Promise.all([new RunBatch().handle({ batchId }), new RunBatch().handle({ batchId })])
    assert.lengthOf(await hidden(), 202)
    assert.lengthOf(await db.from('moderation_decision'), 202)
  })
})
