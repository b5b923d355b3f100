import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { statementsOf } from '#tests/helpers/count_statements'
import { enter } from '#tests/helpers/panel'
import { panelScene } from '#tests/helpers/panel_scene'
import { queuedComment } from '#tests/helpers/queued'

const QUEUE = '/admin/queue'
const WRITES = /\b(insert into|update|delete from)\b/i
/** What a session brings to the next page, and that it is used. */
const OF_SESSION = /web_sessions/

test.group('Claims in the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('shows a claim to others, who may not take it unless they lead, and lets go at sign-out', async ({
    assert,
  }) => {
    const [one, other, lead] = [
      await enter('moderator'),
      await enter('moderator'),
      await enter('lead'),
    ]
    const { path } = await queuedComment()
    await one.visitor.submitTo(`${path}/claim`, path)

    assert.include((await other.visitor.get(QUEUE)).text, `@${one.user.username}, 14 min left`)
    await other.visitor.submitTo(`${path}/claim`, path, { steal: 'yes' })
    assert.include(
      (await other.visitor.get(path)).text,
      `@${one.user.username} looks at this case already.`
    )
    const { status } = await other.visitor.submitTo(`${path}/hold`, path)
    assert.equal(status, 204)
    assert.include((await other.visitor.get(QUEUE)).text, `@${one.user.username}, 14 min left`)
    await lead.visitor.submitTo(`${path}/claim`, path, { steal: 'yes' })
    assert.include((await one.visitor.get(QUEUE)).text, `@${lead.user.username}, 14 min left`)
    await lead.visitor.signOut()
    assert.isEmpty(await db.from('moderation_claim'))
  })

  test('takes none, and writes nothing else, on a page that is only looked at', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('admin')
    const written: Record<string, string[]> = {}
    for (const page of await panelScene(user.id)) {
      const sent = await statementsOf(() => visitor.get(page))
      const writes = sent.filter((sql) => WRITES.test(sql) && !OF_SESSION.test(sql))
      if (writes.length && !/exports/.test(page)) written[page] = writes
    }
    assert.deepEqual(written, {})
    assert.isEmpty(await db.from('moderation_claim'))
  })

  test('keeps no session awake by what an open page asks by itself', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path } = await queuedComment()
    await visitor.get(path)
    await db.from('web_sessions').update({ expires_at: db.raw(`now() + interval '1 minute'`) })

    const held = await visitor.submitTo(`${path}/hold`, path)
    await db.from('web_sessions').update({ expires_at: db.raw(`now() + interval '1 minute'`) })
    const { status } = await visitor.post(`${path}/let-go`, {
      _csrf: /name='_csrf' value='([^']+)/.exec((await visitor.get(path)).text)![1]!,
    })

    assert.deepEqual([held.status, status], [204, 204])
    assert.isEmpty(await db.from('moderation_claim'))
  })

  test('and no claim is prolonged by a page that looks around', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, about } = await queuedComment()
    await visitor.submitTo(`${path}/claim`, path)
    await db.from('web_sessions').update({ expires_at: db.raw(`now() + interval '1 minute'`) })
    const kept = () =>
      Promise.all([
        db.from('web_sessions').select('data', 'expires_at'),
        db.from('moderation_claim').select('expires_at'),
      ])
    const before = await kept()
    const { status } = await visitor.get(`/admin/queue/changes?seen=${about.id}.1`)
    assert.equal(status, 200)
    assert.deepEqual(await kept(), before)
    assert.lengthOf(before[1], 1)
  })
})
