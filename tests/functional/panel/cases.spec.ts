import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const QUEUE = '/admin/queue'
const HIDE = { version: '1', verb: 'hide', reason: 'spam' }

const decisions = (path: string) => `${path}/decisions`

test.group('Cases of the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('names outcomes by the target: {$self}')
    .with(['comment', 'product', 'user'] as const)
    .run(async ({ assert }, kind) => {
      const { visitor } = await enter('moderator')
      const { comment, product, author } = await queuedComment()
      const id = { comment: comment.id, product: product.id, user: author.id }[kind]
      const { id: caseId } = await caseAbout({ kind, id })
      const { text } = await visitor.get(`${QUEUE}/${caseId}`)
      const verbs = [...text.matchAll(/name="verb"\s+value="(\w+)"/g)].map(([, verb]) => verb)
      const wanted = {
        comment: ['keep', 'hide', 'remove', 'escalate'],
        product: ['keep', 'hide', 'remove', 'escalate', 'recategorise'],
        user: ['no_action', 'warn', 'suspend', 'ban', 'clear_profile', 'escalate'],
      }
      assert.deepEqual(verbs, wanted[kind])
    })

  test('offers to approve only what waits to be published', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { comment, about, path } = await queuedComment()
    await comment.merge({ isApproved: false }).save()
    await db.table('moderation_rulehit').insert({
      ...{ case_id: about.id, target_kind: 'comment', target_id: comment.id, effect: 'hold' },
    })
    const { text } = await visitor.get(path)
    assert.match(text, /value="approve"/)
    assert.notMatch(text, /value="keep"/)
    await visitor.submitTo(decisions(path), path, { ...HIDE, verb: 'approve' })
    assert.isTrue((await comment.refresh()).isApproved)
  })

  test('goes from a decision to the next case, whose claim it takes, and undoes by the flash', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const [first, second] = [await queuedComment(), await queuedComment()]

    const { location } = await visitor.submitTo(decisions(second.path), second.path, {
      ...HIDE,
      view: 'kind=comment&page=7',
    })
    const { text } = await visitor.get(location!)

    assert.equal(location, `${first.path}?kind=comment`)
    assert.include(text, `Hide: comment ${second.comment.id}.`)
    assert.isFalse((await second.comment.refresh()).isApproved)
    assert.deepEqual(
      (await db.from('moderation_claim')).map((claim) => [claim.case_id, claim.user_id]),
      [[first.about.id, user.id]]
    )
    const undo = /action="(\/admin\/decisions\/\d+\/undo)"/.exec(text)![1]!
    const undone = await visitor.submitTo(undo, first.path)
    assert.equal(undone.location, second.path)
    assert.isTrue((await second.comment.refresh()).isApproved)
    const again = await visitor.submitTo(undo, first.path)
    assert.equal(again.location, QUEUE)
    assert.include((await visitor.get(QUEUE)).text, 'A decision can be undone for 60 seconds')
  })

  test('does to an author what is chosen beside, and needs no more for it', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { author, path } = await queuedComment()
    await visitor.submitTo(decisions(path), path, { ...HIDE, also: 'suspend', days: '3' })
    const { suspendedUntil } = await author.refresh()
    assert.closeTo(suspendedUntil!.diffNow('days').days, 3, 0.1)
  })

  test('shows whoever decides second what the first did, and keeps what they wrote', async ({
    assert,
  }) => {
    const [one, other] = [await enter('moderator'), await enter('lead')]
    const { path, comment } = await queuedComment()
    const typed = { text: 'You wrote <spam>, please stop', note: 'The third time' }
    await one.visitor.submitTo(decisions(path), path, HIDE)

    const { status, text } = await other.visitor.submitTo(decisions(path), path, {
      ...HIDE,
      ...typed,
      verb: 'keep',
    })

    assert.equal(status, 409)
    assert.include(text, `@${one.user.username} hid it at`)
    assert.include(text, 'You wrote &lt;spam&gt;, please stop</textarea>')
    assert.include(text, 'The third time</textarea>')
    assert.match(text, /name="version" value="2"/)
    await other.visitor.submitTo(decisions(path), decisions(path), {
      ...{ version: '2', verb: 'restore', reason: 'other' },
    })
    assert.isTrue((await Comment.findOrFail(comment.id)).isApproved)
  })

  test('gives a form back with its text to whoever had to sign in again', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { path } = await queuedComment()
    await visitor.get(path)
    const fields = { ...HIDE, text: 'Half of an hour of writing' }
    await db.from('web_sessions').delete()

    const { location } = await visitor.post(decisions(path), fields)
    const back = await visitor.submit('/admin/sign-in', { email: user.email, password: PASSWORD })

    assert.equal(location, '/admin/sign-in')
    assert.equal(back.location, path)
    const { text } = await visitor.get(path)
    assert.include(text, 'Half of an hour of writing</textarea>')
  })

  test('tells what is wrong with a decision beside the fields', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path } = await queuedComment()
    const text = 'x'.repeat(2001)
    await visitor.submitTo(decisions(path), path, { ...HIDE, reason: 'nonsense', text })
    const shown = await visitor.get(path)
    assert.include(shown.text, 'id="f-text-error"')
    assert.include(shown.text, text)
    assert.isEmpty(await db.from('moderation_decision'))
  })

  test('leaves what is about a moderator, and what waits for a lead, to others', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const { comment, path, about } = await queuedComment()
    await comment.merge({ userId: user.id }).save()
    await about.merge({ subjectId: user.id }).save()
    assert.include((await visitor.get(path)).text, 'so somebody else decides')
    const { status } = await visitor.submitTo(decisions(path), path, HIDE)
    assert.equal(status, 403)
    await about.merge({ subjectId: null, state: 'escalated' }).save()
    assert.include((await visitor.get(path)).text, 'A lead decides on this case.')
  })

  test('adds a note, and skips to the case that follows', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const [first, second] = [await queuedComment(), await queuedComment()]
    const { path } = first
    await visitor.submitTo(`${path}/notes`, path, { note_text: 'See the other shop' })
    assert.include((await visitor.get(path)).text, 'See the other shop')
    assert.equal((await visitor.get(`${path}/next`)).location, second.path)
    assert.equal((await visitor.get(`${second.path}/next`)).location, path)
    assert.equal((await visitor.get(`${second.path}/previous`)).location, path)
    const started = await visitor.submitTo(`${QUEUE}/next`, QUEUE)
    assert.equal(started.location, path)
  })

  test('shows what an edit changed since the report', async ({ assert, client }) => {
    const { visitor } = await enter('moderator')
    const { comment, path } = await queuedComment()
    await comment.merge({ content: 'Buy my lamps' }).save()
    await client
      .post(`/api/v1/comments/${comment.id}/report/`)
      .json({ reason: 'spam' })
      .loginAs(await UserFactory.create())
    await comment.merge({ content: 'Buy no lamps' }).save()
    const { text } = await visitor.get(path)
    assert.match(text, /Buy\s*<del>my <\/del><ins>no <\/ins>lamps/)
  })
})
