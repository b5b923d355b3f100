import { test } from '@japa/runner'
import RunBatch from '#actions/batches/run_batch'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import type Case from '#models/case'
import Comment from '#models/comment'
import Decision from '#models/decision'
import Group from '#models/group'
import { runBatch } from '#queue/moderation'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, commentCases, decide, moderating } from '#tests/helpers/moderating'
import { statuses, together } from '#tests/helpers/together'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'
import { atOurPace } from '#tests/helpers/pace'

const PATH = '/api/v1/moderation/batches/'
const hide = { effects: [{ kind: 'hide' }], reason: 'spam', text: 'Please read the rules.' }

const seen = (found: Case[]) => found.map(({ id, version }) => ({ id, version }))

test.group('A batch of cases', (group) => {
  group.each.setup(emptyAfterwards)

  test('decides each for itself, and tells which were taken by whom', async ({
    client,
    assert,
  }) => {
    const { user, viewer } = await moderating()
    const other = await moderating()
    const found = await commentCases(3)
    await decide(found[1]!, other.viewer, [{ kind: 'dismiss' }])
    const own = await CommentFactory.merge({ userId: user.id })
      .with('product', 1, (product) => product.with('user').with('category'))
      .create()
    const about = await caseAbout({ kind: 'comment', id: own.id })

    const sent = { ...hide, cases: [...seen([...found, about]), { id: 999_999, version: 1 }] }
    const response = await client.post(PATH).json(sent).loginAs(user)

    response.assertStatus(201)
    assert.containsSubset(response.body(), { count: 4, decided: 2, failed_count: 2 })
    assert.isNotNull(response.body().finished_at)
    assert.containsSubset(response.body().failed, [
      {
        ...{ case: found[1]!.id, code: 'case_changed' },
        decided: { by: other.user.username, effects: ['dismiss'] },
      },
      { case: about.id, code: 'permission_denied', decided: null },
    ])
    const decisions = await Decision.query().where('actorId', viewer.id)
    assert.lengthOf(new Set(decisions.map(({ batchId }) => batchId)), 1)
    assert.deepEqual(
      decisions.map(({ caseId, text }) => [caseId, text]),
      [found[0]!, found[2]!].map(({ id }) => [id, hide.text])
    )
    assert.lengthOf(await Comment.query().where('isApproved', false), 2)
    const again = await client.get(`${PATH}${response.body().id}/`).loginAs(user)
    assert.deepEqual(again.body(), response.body())
  })

  test('sent 64 times at once decides each case once', async ({ client, assert }) => {
    const { user } = await moderating()
    const found = await commentCases(3)
    const sent = { ...hide, cases: seen(found) }

    const answers = await together(async () => client.post(PATH).json(sent).loginAs(user))

    assert.deepEqual(statuses(answers), [201])
    const decided = answers.map((answer) => answer.body().decided)
    assert.equal(
      decided.reduce((sum, one) => sum + one, 0),
      3
    )
    assert.lengthOf(await Decision.all(), 3)
  })

  test('of 200 is decided within some seconds', async ({ client, assert }) => {
    const { user } = await moderating()
    const found = await commentCases(200)
    const begin = performance.now()

    const response = await client
      .post(PATH)
      .json({ ...hide, cases: seen(found) })
      .loginAs(user)

    assert.containSubset(response.body(), { count: 200, decided: 200, failed: [] })
    assert.isBelow(performance.now() - begin, atOurPace(20_000))
  })

  test('is at most 200, has a known reason, and names what is there', async ({
    client,
    assert,
  }) => {
    const { user } = await moderating()
    const [one] = await commentCases(1)
    const send = async (body: object) => (await client.post(PATH).json(body).loginAs(user)).body()

    const many = Array.from({ length: 201 }, () => ({ id: one!.id, version: 1 }))
    assert.property(await send({ ...hide, cases: many }), 'cases')
    assert.property(await send({ ...hide, cases: seen([one!]), reason: 'none' }), 'reason')
    assert.property(await send({ ...hide, cases: seen([one!]), effects: [] }), 'effects')
    assert.property(await send({ ...hide, cases: [] }), 'cases')
    assert.property(await send({ ...hide, cases: [{ id: 999_999, version: 1 }] }), 'cases')
    assert.property(await send(hide), 'non_field_errors')
    assert.property(await send({ ...hide, cases: seen([one!]), filter: {} }), 'non_field_errors')
    assert.property(await send({ ...hide, filter: { kind: 'lamp' }, count: 1 }), 'kind')
    assert.isEmpty(await Decision.all())
  })
})

test.group('All cases that a filter finds', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(async () => void (await forgetJobs()))

  test('are decided by a job, when they are as many as were seen', async ({ client, assert }) => {
    const { user } = await moderating()
    const found = await commentCases(3)
    const product = await ProductFactory.with('user').with('category').create()
    const about = await caseAbout({ kind: 'product', id: product.id })
    const sent = { ...hide, filter: { kind: 'comment' }, count: 2 }

    const stale = await client.post(PATH).json(sent).loginAs(user)
    stale.assertStatus(409)
    stale.assertBodyContains({ code: 'count_changed', count: 3 })

    const response = await client
      .post(PATH)
      .json({ ...sent, count: 3 })
      .loginAs(user)
    response.assertStatus(201)
    assert.containsSubset(response.body(), { count: 3, decided: 0, finished_at: null })
    assert.lengthOf(await waitingJobs(runBatch), 1)

    const other = await moderating()
    await decide(found[0]!, other.viewer, [{ kind: 'dismiss' }])
    const batchId = response.body().id
    await Promise.all([new RunBatch().handle({ batchId }), new RunBatch().handle({ batchId })])

    const report = await client.get(`${PATH}${batchId}/`).loginAs(user)
    assert.containsSubset(report.body(), { decided: 2, failed_count: 1 })
    assert.equal(report.body().failed[0].code, 'case_changed')
    assert.isTrue((await about.refresh()).isUndecided)
    assert.lengthOf(await Decision.all(), 3)
  })

  test('stay as they are when who wanted it moderates no more', async ({ client, assert }) => {
    const { user } = await moderating()
    await commentCases(1)
    const sent = { ...hide, filter: {}, count: 1 }
    const { id: batchId } = (await client.post(PATH).json(sent).loginAs(user)).body()
    const moderators = await Group.findByOrFail('name', Group.MODERATORS)
    await user.related('groups').detach([moderators.id])

    await new RunBatch().handle({ batchId })

    const report = await client.get(`${PATH}${batchId}/`).loginAs((await moderating()).user)
    assert.equal(report.body().failed[0].code, 'permission_denied')
    assert.isEmpty(await Decision.all())
  })
})
