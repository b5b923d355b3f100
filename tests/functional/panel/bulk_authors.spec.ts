import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import RunBatch from '#actions/batches/run_batch'
import { CommentFactory } from '#database/factories/comment_factory'
import { UserFactory } from '#database/factories/user_factory'
import type Case from '#models/case'
import Decision from '#models/decision'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, commentCases } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const BULK = '/admin/queue/bulk'
const BATCHES = '/admin/queue/batches'

const preview = (verb: string, cases: Case[]) =>
  `${BULK}?verb=${verb}&${cases.map(({ id }) => `ids=${id}`).join('&')}`
const seen = (cases: Case[]) => cases.map(({ id, version }) => `${id}:${version}`)

test.group('Authors of many cases in the panel', (group) => {
  group.each.setup(emptyAfterwards)

  /** A case about a user, one about a comment of theirs, and cases of which each is left for a reason of its own. */
  async function scene(viewerId: number) {
    const { about, author, product, comment } = await queuedComment()
    const ofUser = await caseAbout({ kind: 'user', id: author.id })
    const commentOf = async (userId: number, more: object = {}) => {
      const merged = { productId: product.id, userId, ...more }
      const { id } = await CommentFactory.merge(merged).create()
      return caseAbout({ kind: 'comment', id })
    }
    const lead = await UserFactory.apply('lead').create()
    const banned = await UserFactory.merge({ bannedAt: comment.createdAt }).create()
    const left = {
      own: await commentOf(viewerId),
      rank: await commentOf(lead.id),
      held: await commentOf(author.id, { isApproved: false }),
      banned: await commentOf(banned.id),
    }
    return { about, author, comment, ofUser, lead, left, hit: [about, ofUser] }
  }

  test('are told with what is done to them, and each case that is left with why', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const { hit, left, author } = await scene(user.id)
    const { text } = await visitor.get(preview('suspend', [...hit, ...Object.values(left)]))

    assert.include(text, 'It will be done to 2 of them')
    assert.include(text, `Of one person: @${author.username}`)
    assert.include(text, 'may only read until the end')
    assert.include(text, 'name="days"')
    assert.include(text, '4 stay as they are')
    for (const why of [
      'about you or yours',
      'ranks above you',
      'waits to be published',
      'banned already',
    ])
      assert.include(text, why)
    const offered = [...text.matchAll(/name="cases" value="([^"]+)"/g)].map(([, one]) => one)
    assert.sameMembers(offered, seen(hit))
    assert.isEmpty(await Decision.all())
  })

  test('are suspended as long as it is said, and nobody above, whatever is sent', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const { hit, left, author, comment, lead } = await scene(user.id)
    const { location } = await visitor.submitLists(BATCHES, preview('suspend', hit), {
      ...{ verb: ['suspend'], days: ['3'], reason: ['spam'] },
      cases: seen([...hit, ...Object.values(left)]),
    })

    await author.refresh()
    assert.closeTo(author.suspendedUntil!.diffNow('days').days, 3, 0.1)
    assert.isTrue((await comment.refresh()).isApproved)
    assert.isNull((await lead.refresh()).suspendedUntil)
    const decided = await Decision.all()
    assert.sameMembers(
      decided.map(({ caseId }) => caseId),
      hit.map(({ id }) => id)
    )
    const { text } = await visitor.get(location!)
    assert.include(text, '2 of 6 are decided.')
    assert.include(text, 'Its author ranks above you')
    assert.include(text, 'It is about you or yours')
  })

  test('are warned or banned along with what is hidden', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { about, author, comment } = await queuedComment()
    const fields = { verb: 'hide', also: 'ban', reason: 'spam', cases: `${about.id}:1` }
    assert.include((await visitor.get(preview('hide', [about]))).text, 'name="also"')
    assert.notInclude((await visitor.get(preview('keep', [about]))).text, 'name="also"')
    await visitor.submitTo(BATCHES, preview('hide', [about]), fields)
    assert.isFalse((await comment.refresh()).isApproved)
    assert.isNotNull((await author.refresh()).bannedAt)
    const effects = await db.from('moderation_effect').orderBy('id').select('kind')
    assert.deepEqual(
      effects.map(({ kind }) => kind),
      ['hide', 'ban']
    )
  })

  test('are warned once beside many things of theirs that are hidden', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const [{ about, author, product }, other] = [await queuedComment(), await queuedComment()]
    const mine = { productId: product.id, userId: author.id }
    const cases = [about, other.about]
    for (const { id } of await CommentFactory.merge(mine).createMany(3))
      cases.push(await caseAbout({ kind: 'comment', id }))
    await visitor.submitLists(BATCHES, preview('hide', cases), {
      ...{ verb: ['hide'], also: ['warn'], reason: ['spam'] },
      cases: seen(cases),
    })
    const warned = await db.from('moderation_effect').where('kind', 'warn').select('target_id')
    assert.sameMembers(
      warned.map(({ target_id: id }) => id),
      [author.id, other.author.id]
    )
    assert.lengthOf(await db.from('moderation_effect').where('kind', 'hide'), 5)
    assert.lengthOf(await db.from('moderation_sanction').where('kind', 'warning'), 2)
  })

  test('are banned for all of their cases that a view finds, by a job', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { author, about, ofUser, left, lead } = await scene(user.id)
    const more = await CommentFactory.merge({
      productId: (await queuedComment()).product.id,
      userId: author.id,
    }).createMany(3)
    for (const { id } of more) await caseAbout({ kind: 'comment', id })
    const view = `author=${author.username}`
    const page = `${BULK}?scope=all&verb=ban&view=${encodeURIComponent(view)}`

    const { text } = await visitor.get(page)
    assert.include(text, 'It will be tried on 5 cases')
    assert.include(text, '4 comments, 0 products, 1 users')
    assert.match(text, /waits to be published[^<]*: 1/)
    const fields = { verb: 'ban', reason: 'spam', scope: 'all', view, count: '6' }
    const { location } = await visitor.submitTo(BATCHES, page, fields)
    await new RunBatch().handle({ batchId: Number(location!.split('/').at(-1)) })

    assert.isNotNull((await author.refresh()).bannedAt)
    assert.lengthOf(await Decision.all(), 5)
    assert.isFalse((await about.refresh()).isUndecided)
    assert.isFalse((await ofUser.refresh()).isUndecided)
    assert.isTrue((await left.held.refresh()).isUndecided)
    assert.isNull((await lead.refresh()).bannedAt)
    assert.include((await visitor.get(location!)).text, 'It waits to be published')
  })

  test('are banned by leads alone where a view finds more than twenty, and the page says so', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const { visitor: lead } = await enter('lead')
    await commentCases(21)
    const of = (verb: string) => `${BULK}?scope=all&verb=${verb}&view=`
    const sentence = 'More than 20 at once are banned by leads'
    const { text } = await visitor.get(of('ban'))
    assert.include(text, sentence)
    assert.notInclude(text, `action="${BATCHES}"`)
    const hiding = (await visitor.get(of('hide'))).text
    assert.include(hiding, sentence)
    assert.include(hiding, '<option value="suspend"')
    assert.notInclude(hiding, '<option value="ban"')
    for (const verb of ['ban', 'hide']) {
      const fields = { verb, also: 'ban', reason: 'spam', scope: 'all', view: '', count: '21' }
      const { status } = await visitor.submitTo(BATCHES, of('hide'), fields)
      assert.equal(status, 403)
    }
    assert.isEmpty(await db.from('moderation_batch'))

    const offered = (await lead.get(of('ban'))).text
    assert.notInclude(offered, sentence)
    assert.include(offered, `action="${BATCHES}"`)
  })

  test('who rank above are counted among those that stay, and are left', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { lead, left, author } = await scene(user.id)
    const page = `${BULK}?scope=all&verb=ban&view=`
    const { text } = await visitor.get(page)
    assert.match(text, /ranks above you: 1</)
    assert.match(text, /about you or yours: 1</)
    assert.match(text, /banned already: 1</)
    assert.include(text, '4 stay as they are')
    const fields = { verb: 'ban', reason: 'spam', scope: 'all', view: '', count: '6' }
    const { location } = await visitor.submitTo(BATCHES, page, fields)
    await new RunBatch().handle({ batchId: Number(location!.split('/').at(-1)) })
    assert.isNotNull((await author.refresh()).bannedAt)
    assert.isNull((await lead.refresh()).bannedAt)
    for (const about of Object.values(left)) assert.isTrue((await about.refresh()).isUndecided)
  })
})
