import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import DecideMatching from '#actions/batches/decide_matching'
import ReverseBatch from '#actions/batches/reverse_batch'
import RunBatch from '#actions/batches/run_batch'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import Batch from '#models/batch'
import Comment from '#models/comment'
import { findViewer } from '#queries/users/find_viewer'
import { reverseBatch, runBatch } from '#queue/moderation'
import type { Viewer } from '#rules/viewer'
import { caseAbout } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'

const STOPPED = 'It could not go on.'
const wanted = { effects: [{ kind: 'hide' as const }], reason: 'spam' }

test.group('A batch whose job has died', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** A batch that hides two comments by a job, as somebody sees it. */
  async function begun() {
    const { visitor, user } = await enter('moderator')
    const product = await ProductFactory.with('user').with('category').create()
    const comments = CommentFactory.merge({ productId: product.id }).with('user')
    for (const { id } of await comments.createMany(2)) await caseAbout({ kind: 'comment', id })
    const by = (await findViewer(user.id)) as Viewer
    const filters = { state: 'open' as const }
    const batchId = await new DecideMatching().handle({ by, filters, count: 2, wanted })
    return { visitor, batchId, page: `/admin/queue/batches/${batchId}` }
  }

  test('says so, and goes on at a click', async ({ assert }) => {
    const { visitor, batchId, page } = await begun()
    assert.notInclude((await visitor.get(page)).text, STOPPED)
    await forgetJobs()
    assert.include((await visitor.get(page)).text, STOPPED)

    await visitor.submit(page, {})
    await visitor.submitTo(page, page, {})

    const jobs = await waitingJobs(runBatch)
    assert.deepEqual(
      jobs.map(({ data }) => data),
      [{ batchId }]
    )
    await new RunBatch().handle({ batchId })
    await forgetJobs()
    assert.notInclude((await visitor.get(page)).text, STOPPED)
    assert.lengthOf(await Comment.query().where('isApproved', false), 2)
  })

  test('goes on with taking back what it decided', async ({ assert }) => {
    const { visitor, batchId, page } = await begun()
    await new RunBatch().handle({ batchId })
    await Batch.query().where({ id: batchId }).update({ undone_at: DateTime.utc() })
    await forgetJobs()
    assert.include((await visitor.get(page)).text, STOPPED)

    await visitor.submit(page, {})
    assert.lengthOf(await waitingJobs(reverseBatch), 1)
    await new ReverseBatch().handle({ batchId })

    assert.isEmpty(await Comment.query().where('isApproved', false))
    assert.notInclude((await visitor.get(page)).text, STOPPED)
  })

  test('is nothing that somebody else goes on with', async ({ assert }) => {
    const { page } = await begun()
    await forgetJobs()
    const { visitor: another } = await enter('lead')

    assert.equal((await another.submitTo(page, page, {})).status, 403)
    assert.isEmpty(await waitingJobs(runBatch))
  })
})
