import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import UndoDecision from '#actions/moderation/undo_decision'
import { moderatorOf } from '#actions/moderation/moderator'
import Case from '#models/case'
import { discussion } from '#tests/helpers/discussion'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { tally, together } from '#tests/helpers/together'

const DECISIONS = '/api/v1/moderation/decisions/'

/** A product that a moderator has hidden. */
async function hidden() {
  const { product, author } = await discussion()
  await product.merge({ userId: author.id }).save()
  const about = await caseAbout({ kind: 'product', id: product.id })
  const { viewer } = await moderating()
  const text = 'Please replace the picture.'
  const { decision } = await decide(about, viewer, [{ kind: 'hide' }], { text, note: 'third time' })
  return { product, author, viewer, decision }
}

const appealUrl = (id: number) => `${DECISIONS}${id}/appeal/`
const no = { text: ' It is mine. ' }

test.group('moderation/decisions/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tells whom it is about what, why, and until when they may object', async ({
    client,
    assert,
  }) => {
    const { product, author, decision } = await hidden()

    const listed = await client.get(DECISIONS).loginAs(author)
    const read = await client.get(`${DECISIONS}${decision.id}/`).loginAs(author)
    const me = await client.get('/api/v1/auth/me/').loginAs(author)

    read.assertBodyContains({
      ...{ id: decision.id, target: { kind: 'product', id: product.id }, effects: ['hide'] },
      ...{ text: 'Please replace the picture.', corrects: null, appeal: null },
      reason: { key: 'spam', label: 'Spam' },
    })
    assert.deepEqual(listed.body().results, [read.body()])
    const until = DateTime.fromISO(read.body().appeal_until)
    assert.equal(Math.round(until.diff(DateTime.utc(), 'months').months), 6)
    assert.equal(me.body().open_decisions, 1)
    assert.notInclude(JSON.stringify(read.body()), 'third time')
  })

  test('says nothing of what was undone, escalated or dismissed', async ({ client, assert }) => {
    const { author, decision, viewer, product } = await hidden()
    await new UndoDecision().handle({ decisionId: decision.id, by: moderatorOf(viewer) })
    const about = await Case.findOrFail(decision.caseId)
    await decide(about, viewer, [{ kind: 'dismiss' }])
    const again = await caseAbout({ kind: 'product', id: product.id })
    await decide(again, viewer, [{ kind: 'escalate' }])

    const { results } = (await client.get(DECISIONS).loginAs(author)).body()
    const undone = await client.get(`${DECISIONS}${decision.id}/`).loginAs(author)

    assert.deepEqual(results, [])
    undone.assertStatus(404)
  })

  test('takes one objection, which opens a case', async ({ client, assert }) => {
    const { product, author, decision } = await hidden()

    const first = await client.post(appealUrl(decision.id)).json(no).loginAs(author)
    const again = await client.post(appealUrl(decision.id)).json(no).loginAs(author)

    first.assertStatus(201)
    assert.containSubset(first.body().appeal, { text: 'It is mine.', state: 'open' })
    again.assertStatus(409)
    again.assertBodyContains({ code: 'appeal_closed' })
    const opened = await Case.query().where('state', 'open').firstOrFail()
    assert.deepEqual(opened.causes, ['appeal'])
    assert.equal(opened.targetId, product.id)
    assert.equal(opened.previousCaseId, decision.caseId)
    assert.equal((await client.get('/api/v1/auth/me/').loginAs(author)).body().open_decisions, 0)
  })

  test('is overturned by somebody else, which takes back what was done', async ({
    client,
    assert,
  }) => {
    const { product, author, decision, viewer } = await hidden()
    await client.post(appealUrl(decision.id)).json(no).loginAs(author)
    const appeal = await Case.query().where('state', 'open').firstOrFail()
    const { viewer: other } = await moderating()

    await assert.rejects(() => decide(appeal, viewer, [], { overturn: true }))
    await decide(appeal, other, [], { overturn: true })

    assert.equal((await product.refresh()).moderationState, 'visible')
    const { results } = (await client.get(DECISIONS).loginAs(author)).body()
    const [correction, first] = results
    assert.equal(correction.corrects, decision.id)
    assert.equal(first.appeal.state, 'overturned')
    assert.isNull(first.appeal_until)
  })

  test('takes none after six months', async ({ client, assert }) => {
    const { author, decision } = await hidden()
    await db.rawQuery("set local vitrin.forgetting = 'on'")
    await db
      .from('moderation_decision')
      .where('id', decision.id)
      .update({ created_at: DateTime.utc().minus({ months: 6, days: 1 }).toISO() })
    const late = await client.post(appealUrl(decision.id)).json(no).loginAs(author)

    assert.equal(late.status(), 409)
  })

  test('refuses an objection without words', async ({ client, assert }) => {
    const { author, decision } = await hidden()
    for (const text of ['', '  ', null, 'x'.repeat(2001), ['a'], 'a\0'])
      (await client.post(appealUrl(decision.id)).json({ text }).loginAs(author)).assertStatus(400)
    assert.isEmpty(await db.from('moderation_appeal'))
  })
})

test.group('64 objections at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('are one', async ({ client, assert }) => {
    const { author, decision } = await hidden()

    const answers = await together(() =>
      client.post(appealUrl(decision.id)).json(no).loginAs(author)
    )

    assert.deepEqual(tally(answers), { 201: 1, 409: 63 })
    assert.lengthOf(await db.from('moderation_appeal'), 1)
    assert.lengthOf(await Case.query().where('state', 'open'), 1)
  })
})
