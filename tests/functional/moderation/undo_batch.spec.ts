import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import DecideCases from '#actions/batches/decide_cases'
import DecideMatching from '#actions/batches/decide_matching'
import ReverseBatch from '#actions/batches/reverse_batch'
import RunBatch from '#actions/batches/run_batch'
import UndoBatch from '#actions/batches/undo_batch'
import { UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import type User from '#models/user'
import { batchReport } from '#queries/moderation/batch_report'
import { reverseBatch, runBatch } from '#queue/moderation'
import type { Viewer } from '#rules/viewer'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { commentCases, decide, moderating } from '#tests/helpers/moderating'
import { INVARIANTS } from '#tests/helpers/moderation_invariants'
import { together } from '#tests/helpers/together'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'

const PATH = '/api/v1/moderation/batches/'
const wanted = { effects: [{ kind: 'hide' as const }], reason: 'spam' }

/** A batch that hides some comments, decided. */
async function batch(count = 3) {
  const { viewer: by } = await moderating()
  const found = await commentCases(count)
  const batchId = await new DecideCases().handle({ by, cases: found, wanted })
  return { by, found, batchId }
}

const undo = (batchId: number, by: Viewer, now?: DateTime<true>) =>
  new UndoBatch().handle({ batchId, by }, now)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code
  )
const hidden = () => Comment.query().where('isApproved', false)

test.group('A batch of decisions that is taken back', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(async () => void (await forgetJobs()))

  test('undoes each, tells nobody, and lets the cases wait again', async ({ assert }) => {
    const { by, found, batchId } = await batch()
    assert.lengthOf(await hidden(), 3)

    await undo(batchId, by)

    assert.isEmpty(await hidden())
    assert.containSubset(await batchReport(batchId), { decided: 0, undone: 3, kept: 0, failed: [] })
    for (const about of found) assert.equal((await about.refresh()).state, 'open')
    assert.isEmpty(await db.from('mails_mail').whereNull('refused_at'))
    for (const [what, broken] of INVARIANTS) assert.isEmpty((await db.rawQuery(broken)).rows, what)
  })

  test('by the API is so once, within a minute, by whoever made it', async ({ assert, client }) => {
    const { user } = await moderating()
    const { user: other } = await moderating('lead')
    const cases = (await commentCases(2)).map(({ id, version }) => ({ id, version }))
    const sent = await client
      .post(PATH)
      .json({ ...wanted, cases })
      .loginAs(user)
    const undoing = (by: User) => client.post(`${PATH}${sent.body().id}/undo/`).loginAs(by)

    const foreign = await undoing(other)
    foreign.assertStatus(403)
    assert.lengthOf(await hidden(), 2)
    const undone = await undoing(user)
    undone.assertStatus(200)
    assert.containsSubset(undone.body(), { decided: 0, undone: 2, kept: 0 })
    assert.isNotNull(undone.body().undone_at)
    assert.isEmpty(await hidden())
    const again = await undoing(user)
    again.assertStatus(409)
    again.assertBodyContains({ code: 'undo_closed' })
    const none = await client.post(`${PATH}999999/undo/`).loginAs(user)
    none.assertStatus(404)
  })

  test('leaves what somebody else has decided since, and tells its author after all', async ({
    assert,
  }) => {
    const { by, found, batchId } = await batch()
    const other = await moderating()
    await decide(await found[1]!.refresh(), other.viewer, [{ kind: 'remove' }])

    await undo(batchId, by)

    assert.lengthOf(await hidden(), 1)
    const report = await batchReport(batchId)
    assert.containSubset(report, { decided: 0, undone: 2, kept: 1, failed_count: 0 })
    assert.containSubset(report.failed, [
      { case: found[1]!.id, code: 'kept', decided: { by: other.user.username } },
    ])
    const mails = await db.from('mails_mail').whereNull('refused_at').orderBy('id')
    assert.lengthOf(mails, 2)
  })

  test('is its maker’s alone, within a minute, once', async ({ assert }) => {
    const { by, batchId } = await batch()
    const other = await moderating('superuser')
    const late = DateTime.utc().plus({ seconds: 61 })
    assert.equal(await codeOf(undo(batchId, other.viewer)), 'E_PERMISSION_DENIED')
    assert.equal(await codeOf(undo(batchId, by, late)), 'E_UNDO_CLOSED')
    assert.equal(await codeOf(undo(0, by)), 'E_NOT_FOUND')
    assert.lengthOf(await hidden(), 3)
    assert.equal(await codeOf(undo(batchId, by)), 'done')
    assert.equal(await codeOf(undo(batchId, by)), 'E_UNDO_CLOSED')
  })

  test('is undone once of 64 times at once', async ({ assert }) => {
    const { by, batchId } = await batch()
    const answers = await together(() => codeOf(undo(batchId, by)))
    assert.lengthOf(
      answers.filter((answer) => answer === 'done'),
      1
    )
    assert.deepEqual([...new Set(answers)].toSorted(), ['E_UNDO_CLOSED', 'done'])
    assert.lengthOf(await db.from('moderation_decision').whereNotNull('undoes_id'), 3)
  })

  test('decides no more of what it has not begun', async ({ assert }) => {
    const { by, found, batchId } = await batch()
    const first = { batch_id: batchId, case_id: found[0]!.id }
    await undo(batchId, by)
    await db.from('moderation_batch').where('id', batchId).update({ finished_at: null })
    await db.from('moderation_batchcase').where(first).update({ outcome: null })

    await new RunBatch().handle({ batchId })

    assert.isEmpty(await hidden())
    assert.lengthOf(await db.from('moderation_decision'), 6)
  })

  test('while it runs leaves nothing decided, and nothing halfway', async ({ assert }) => {
    const { viewer: by } = await moderating()
    const found = await commentCases(30)
    const batchId = await new DecideMatching().handle({
      ...{ by, filters: { state: 'open' as const }, count: found.length, wanted },
    })
    const run = () => new RunBatch().handle({ batchId })

    const undoInTheMiddle = async () => {
      while (!(await hidden()).length);
      await undo(batchId, by)
    }

    await Promise.all([run(), run(), undoInTheMiddle()])

    assert.isEmpty(await hidden())
    assert.containSubset(await batchReport(batchId), { decided: 0, undone: 30, failed_count: 0 })
    for (const about of found) assert.equal((await about.refresh()).state, 'open')
    for (const [what, broken] of INVARIANTS) assert.isEmpty((await db.rawQuery(broken)).rows, what)
  })

  test('goes on where it was cut off', async ({ assert }) => {
    const { by, found, batchId } = await batch()
    await undo(batchId, by)
    assert.lengthOf(await waitingJobs(reverseBatch), 1)
    const again = { batch_id: batchId, case_id: found[0]!.id }
    await db.from('moderation_batchcase').where(again).update({ outcome: 'decided' })

    await new ReverseBatch().handle({ batchId })

    assert.containSubset(await batchReport(batchId), { undone: 3 })
    assert.lengthOf(await db.from('moderation_decision').whereNotNull('undoes_id'), 3)
  })

  test('of more than 200 is undone by a job', async ({ assert }) => {
    const { by, batchId } = await batch(1)
    const { key } = await db.from('moderation_batch').where('id', batchId).firstOrFail()
    const reason = await db.from('moderation_reason').where('key', 'spam').firstOrFail()
    const { id: subject } = await UserFactory.create()
    await db.rawQuery(
      `with c as (insert into moderation_case (target_kind, target_id, subject_id, causes, weight, state, version, decided_at)
         select 'user', 100000 + n, ${subject}, '{rule}'::varchar[], 1, 'decided', 2, now() from generate_series(1, 200) n returning id),
       d as (insert into moderation_decision (case_id, case_version, state_before, state_after, actor_id, actor,
         subject_id, reason_id, batch_id)
         select id, 1, 'open', 'decided', ${by.id}, 'user:${by.id}', ${subject}, ${reason.id}, '${key}' from c returning id)
       insert into moderation_effect (decision_id, kind, target_kind, target_id, before, after)
       select id, 'warn', 'user', ${subject}, '{}', '{}' from d`
    )

    await undo(batchId, by)

    assert.lengthOf(await hidden(), 1)
    assert.lengthOf(await waitingJobs(reverseBatch), 1)
    await new ReverseBatch().handle({ batchId })
    assert.isEmpty(await hidden())
    assert.lengthOf(await db.from('moderation_decision').whereNotNull('undoes_id'), 201)
  })
})

test.group('A batch that a process left', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(async () => void (await forgetJobs()))

  test('is decided by a job a minute later', async ({ assert }) => {
    const { batchId, found } = await batch()
    assert.lengthOf(await waitingJobs(runBatch), 1)
    const [left] = await commentCases(1)
    const row = { batch_id: batchId, case_id: left!.id, case_version: 1 }
    await db.table('moderation_batchcase').insert(row)
    await db.from('moderation_batch').where('id', batchId).update({ finished_at: null })

    await new RunBatch().handle({ batchId })

    assert.lengthOf(await hidden(), found.length + 1)
    assert.isNotNull((await batchReport(batchId)).finished_at)
  })
})
