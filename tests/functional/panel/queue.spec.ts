import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const QUEUE = '/admin/queue'

test.group('The queue of the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('shows what waits in its words, with how much waits behind each tab and filter', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const { comment, author, product, path } = await queuedComment()
    await comment.merge({ content: 'See cheap.example/24 <b>' }).save()

    const { status, text } = await visitor.get(QUEUE)

    assert.equal(status, 200)
    assert.include(text, `on ${product.name}`)
    assert.include(text, `@${author.username}`)
    assert.include(text, 'See <mark>cheap.example/24</mark> &lt;b&gt;')
    assert.include(text, `href="${path}"`)
    assert.match(text, /Comments\s*<span class="badge">1</)
    assert.include(text, 'Found by a rule (1)')
    assert.include(text, 'By nobody (1)')
  })

  test('is narrowed by {$self} alone')
    .with(['kind=comment', 'cause=rule', 'claimed=nobody', 'ordering=opened_at'])
    .run(async ({ assert }, query) => {
      const { visitor } = await enter('moderator')
      const { path } = await queuedComment()
      const { text } = await visitor.get(`${QUEUE}?${query}`)
      assert.include(text, `${path}?${query}`)
    })

  test('finds nothing by {$self}, and says so')
    .with(['kind=user', 'cause=appeal', 'claimed=me', 'waiting=1h', 'author=@nobody'])
    .run(async ({ assert }, query) => {
      const { visitor } = await enter('moderator')
      await queuedComment()
      const { status, text } = await visitor.get(`${QUEUE}?${query}`)
      assert.equal(status, 200)
      assert.include(text, 'No case is like that.')
    })

  test('tells a filter that is wrong beside its field', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { status, text } = await visitor.get(`${QUEUE}?cause=nonsense`)
    assert.equal(status, 400)
    assert.include(text, 'class="error"')
  })

  test('is seen again under a name of one’s own, at once', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const other = await enter('moderator')
    await queuedComment()
    const query = 'kind=comment&ordering=opened_at'
    await visitor.get(QUEUE)
    const fields = { list: 'queue', name: 'Old <comments>', query }
    const { location } = await visitor.submitTo('/admin/views', `${QUEUE}?${query}`, fields)
    assert.equal(location, `${QUEUE}?${query}`)
    const { text } = await visitor.get(location!)
    assert.match(
      text,
      /href="\/admin\/queue\?kind=comment&amp;ordering=opened_at"\s+aria-current=true/
    )
    assert.include((await visitor.get(QUEUE)).text, 'Old &lt;comments&gt;')
    assert.notInclude((await other.visitor.get(QUEUE)).text, 'Old &lt;comments&gt;')
  })

  test('decides on a row, and says so when somebody was faster', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { viewer, user } = await moderating()
    const [one, other] = [await queuedComment(), await queuedComment()]
    const { text } = await visitor.get(`${QUEUE}?kind=comment`)
    const choices = [...text.matchAll(/name="choice"\s+value="(\d+:1:hide:other)"/g)]
    await decide(other.about, viewer, [{ kind: 'dismiss' }])

    const locations = []
    for (const [, choice] of choices) {
      const fields = { choice: choice!, view: 'kind=comment' }
      const { location } = await visitor.submitTo(`${QUEUE}/decisions`, QUEUE, fields)
      locations.push(location)
    }

    assert.deepEqual(locations, [`${QUEUE}?kind=comment`, `${QUEUE}?kind=comment`])
    assert.include((await visitor.get(QUEUE)).text, `@${user.username} left it as it is at`)
    assert.isFalse((await one.comment.refresh()).isApproved)
    assert.isTrue((await other.comment.refresh()).isApproved)
  })

  test('answers a decision that a double click sends twice as it answered the first time', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const { about } = await queuedComment()
    const choice = { choice: `${about.id}:1:hide:other`, view: '' }
    const whole = { ...{ version: '1', verb: 'hide', reason: 'spam', then: 'queue' }, view: '' }
    for (const fields of [choice, choice]) {
      await visitor.submitTo(`${QUEUE}/decisions`, QUEUE, fields)
      const { text } = await visitor.get(QUEUE)
      assert.notInclude(text, 'before you decided')
      assert.match(text, /action="\/admin\/decisions\/\d+\/undo"/)
    }
    const path = `${QUEUE}/${about.id}`
    assert.equal((await visitor.submitTo(`${path}/decisions`, path, whole)).status, 303)
    const other = await visitor.submitTo(`${path}/decisions`, path, { ...whole, verb: 'keep' })
    assert.equal(other.status, 409)
    assert.lengthOf(await db.from('moderation_decision').where('case_id', about.id), 1)
  })

  test('and a case weigh less than 60 kB, however much was said and reported', async ({
    assert,
  }) => {
    const { visitor } = await enter('lead')
    const { about, path } = await queuedComment()
    for (let more = 0; more < 16; more++) await queuedComment()
    const said = 'See https://cheap.example/<b>&"now"</b> '.repeat(50).slice(0, 1900)
    await db.from('products_comment').update({ content: said })
    const reason = await db.from('moderation_reason').where('key', 'spam').firstOrFail()
    const report = {
      ...{ case_id: about.id, target_kind: 'comment', target_id: about.targetId },
      ...{ reason_id: reason.id, description: said.slice(0, 990) },
    }
    await db.table('moderation_report').multiInsert(Array.from({ length: 120 }, () => report))

    for (const address of [`${QUEUE}?kind=comment&claimed=nobody&ordering=-opened_at`, path]) {
      const { status, text } = await visitor.get(address)
      assert.equal(status, 200)
      assert.isBelow(Buffer.byteLength(text), 60_000, address)
    }
  })
})
