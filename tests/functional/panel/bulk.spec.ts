import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RunBatch from '#actions/batches/run_batch'
import { moderatorOf } from '#actions/moderation/moderator'
import UndoDecision from '#actions/moderation/undo_decision'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const BULK = '/admin/queue/bulk'
const BATCHES = '/admin/queue/batches'

const preview = (ids: number[], verb = 'hide') =>
  `${BULK}?${new URLSearchParams([...ids.map((id): [string, string] => ['ids', String(id)]), ['verb', verb]])}`

test.group('Decisions on many cases in the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('show first what they hit and what they leave', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about, author, product } = await queuedComment()
    const ofUser = await caseAbout({ kind: 'user', id: author.id })
    const { text } = await visitor.get(preview([about.id, ofUser.id]))
    assert.include(text, 'It will be done to 1 of them')
    assert.include(text, `on ${product.name}`)
    assert.include(text, 'One stays as it is')
    assert.include(text, `name="cases" value="${about.id}:1"`)
    assert.notInclude(text, `value="${ofUser.id}:1"`)
    assert.isEmpty(await db.from('moderation_decision'))
  })

  test('are made with one reason, and tell what somebody else had decided', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { viewer, user } = await moderating()
    const [one, other] = [await queuedComment(), await queuedComment()]
    const page = preview([one.about.id, other.about.id])
    await visitor.get(page)
    await decide(other.about, viewer, [{ kind: 'dismiss' }])

    const { location } = await visitor.submitLists(BATCHES, page, {
      ...{ verb: ['hide'], reason: ['spam'], text: ['Enough'] },
      cases: [`${one.about.id}:1`, `${other.about.id}:1`],
    })
    const { text } = await visitor.get(location!)

    assert.include(text, '1 of 2 are decided.')
    assert.include(text, `@${user.username} left it as it is`)
    assert.isFalse((await one.comment.refresh()).isApproved)
    assert.isTrue((await other.comment.refresh()).isApproved)
    assert.equal((await db.from('moderation_decision').where('text', 'Enough')).length, 1)
  })

  test('on all that a view finds are left to a job, as many as were seen', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const [one, other] = [await queuedComment(), await queuedComment()]
    await caseAbout({ kind: 'user', id: one.author.id })
    const page = `${BULK}?scope=all&view=kind%3Dcomment&verb=remove`
    const fields = { verb: 'remove', reason: 'spam', scope: 'all', view: 'kind=comment' }

    assert.include((await visitor.get(page)).text, 'It will be tried on 2 cases')
    await visitor.submitTo(BATCHES, page, { ...fields, count: '3' })
    assert.include((await visitor.get(page)).text, 'finds another number of cases by now')
    const { location } = await visitor.submitTo(BATCHES, page, { ...fields, count: '2' })
    assert.include((await visitor.get(location!)).text, 'A job is at it.')
    await new RunBatch().handle({ batchId: Number(location!.split('/').at(-1)) })

    assert.include((await visitor.get(location!)).text, '2 of 2 are decided.')
    for (const { comment } of [one, other]) assert.isFalse((await comment.refresh()).isApproved)
  })

  test('are taken back as a whole by whoever made them, for a minute', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const other = await enter('moderator')
    const [one, two] = [await queuedComment(), await queuedComment()]
    const page = preview([one.about.id, two.about.id])
    const cases = [`${one.about.id}:1`, `${two.about.id}:1`]
    const fields = { verb: ['hide'], reason: ['spam'], cases }
    const { location: report } = await visitor.submitLists(BATCHES, page, fields)
    const { text } = await visitor.get(report!)
    const undo = new RegExp(`action="(${report}/undo)"`).exec(text)![1]!
    assert.notInclude((await other.visitor.get(report!)).text, undo)
    assert.equal((await other.visitor.submitTo(undo, page)).status, 403)

    const { location } = await visitor.submitTo(undo, report!)

    assert.equal(location, report)
    const shown = await visitor.get(report!)
    assert.include(shown.text, 'The batch is taken back.')
    assert.include(shown.text, '2 are as they were.')
    assert.notInclude(shown.text, undo)
    for (const { comment } of [one, two]) assert.isTrue((await comment.refresh()).isApproved)
    await visitor.submitTo(undo, report!)
    assert.include((await visitor.get(report!)).text, 'A batch can be undone for 60 seconds, once.')
  })

  test('want cases, and a reason that there is', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about } = await queuedComment()
    const { location } = await visitor.get(`${BULK}?verb=hide&view=kind%3Dcomment`)
    assert.equal(location, '/admin/queue?kind=comment')
    assert.include((await visitor.get(location!)).text, 'Select a case first.')
    const page = preview([about.id])
    const fields = { verb: 'hide', reason: 'nonsense', cases: `${about.id}:1`, text: 'Kept words' }
    await visitor.submitTo(BATCHES, page, fields)
    const { text } = await visitor.get(page)
    assert.include(text, 'id="f-reason-error"')
    assert.include(text, 'Kept words</textarea>')
    assert.isEmpty(await db.from('moderation_decision'))
  })
})

test.group('What others do to an open queue', (group) => {
  group.each.setup(emptyAfterwards)

  test('is told of the cases that are asked for', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { viewer, user } = await moderating()
    const other = await enter('moderator')
    const [decided, held, open] = [
      await queuedComment(),
      await queuedComment(),
      await queuedComment(),
    ]
    await decide(decided.about, viewer, [{ kind: 'hide' }])
    await other.visitor.submitTo(`${held.path}/claim`, held.path)
    const seen = [decided, held, open].map(({ about }) => `seen=${about.id}.1`)

    const { text } = await visitor.get(`/admin/queue/changes?${seen.join('&')}&seen=x&seen=-1.1`)

    assert.deepEqual(JSON.parse(text), {
      open: '2',
      cases: [
        { id: decided.about.id, text: `Decided by @${user.username}` },
        { id: held.about.id, text: `@${other.user.username} looks at it` },
      ],
    })
  })

  test('is what happened since the page was made, and nothing from before', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const { viewer, user } = await moderating()
    const [asked, kept] = [await queuedComment(), await queuedComment()]
    await decide(asked.about, viewer, [{ kind: 'escalate' }])
    const { decision } = await decide(kept.about, viewer, [{ kind: 'dismiss' }])
    const told = async (version: number) => {
      const seen = [asked, kept].map(({ about }) => `seen=${about.id}.${version}`)
      const { text } = await visitor.get(`/admin/queue/changes?${seen.join('&')}`)
      return JSON.parse(text).cases.map((one: { text: string }) => one.text)
    }
    const [escalated, decided] = [
      `Left to a lead by @${user.username}`,
      `Decided by @${user.username}`,
    ]
    assert.deepEqual(await told(1), [escalated, decided])
    assert.deepEqual(await told(2), [])
    await new UndoDecision().handle({ decisionId: decision.id, by: moderatorOf(viewer) })
    assert.deepEqual(await told(1), [escalated, `Undone by @${user.username}`])
    assert.deepEqual(await told(2), [`Undone by @${user.username}`])
  })

  test('is told by how much waits, on every page, and counted to 999', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const waiting = async () => {
      const { open } = JSON.parse((await visitor.get('/admin/queue/changes')).text)
      const { text } = await visitor.get('/admin/account')
      const badges = [...text.matchAll(/data-waiting\s*(hidden)?>\s*<span>([^<]*)</g)]
      assert.lengthOf(new Set(badges.map(([badge]) => badge)), 1)
      const [, hidden, count] = badges[0]!
      return [open, hidden, count]
    }
    assert.deepEqual(await waiting(), ['', 'hidden', ''])
    const { about } = await queuedComment()
    assert.deepEqual(await waiting(), ['1', undefined, '1'])
    await db.from('moderation_case').where({ id: about.id }).update({ state: 'escalated' })
    assert.deepEqual(await waiting(), ['', 'hidden', ''])
    const more = (from: number, to: number) =>
      db.rawQuery(`insert into moderation_case (target_kind, target_id, causes)
        select 'user', n, '{report}'::varchar[] from generate_series(${from}, ${to}) n`)
    await more(1, 999)
    assert.deepEqual(await waiting(), ['999', undefined, '999'])
    await more(1000, 1000)
    assert.deepEqual(await waiting(), ['999+', undefined, '999+'])
  })
})
