import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { PASSWORD } from '#database/factories/user_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { spammer } from '#tests/helpers/spammer'

const HIDE = { version: '1', verb: 'hide', reason: 'spam' }
const WEEK = { sweep: 'week', sweep_deed: 'remove', also: 'suspend', days: '3' }

test.group('What was chosen for a decision', (group) => {
  group.each.setup(emptyAfterwards)

  const CHOSEN = { ...WEEK, text: 'Half of an hour', note: 'Look', reason: 'other' }
  const isChosen = (text: string, name: string, value: string) =>
    new RegExp(`name="${name}"[^]*?<option value="${value}" selected`).test(text)

  test('is all in the form of whoever was second', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { viewer } = await moderating()
    const { path, decisions, about } = await spammer()
    await visitor.get(path)
    await decide(about, viewer, [{ kind: 'dismiss' }])

    const sent = { ...HIDE, ...CHOSEN, sweep_count: '2', step: 'confirmed' }
    const { status, text } = await visitor.submitTo(decisions, path, sent)

    assert.equal(status, 409)
    for (const name of ['sweep', 'sweep_deed', 'also', 'days', 'reason'] as const)
      assert.isTrue(isChosen(text, name, CHOSEN[name]), name)
    for (const words of [CHOSEN.text, CHOSEN.note]) assert.include(text, `${words}</textarea>`)
  })

  test('is all in the form after another sign-in', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { path, decisions } = await spammer()
    await visitor.get(path)
    await db.from('web_sessions').delete()

    await visitor.post(decisions, { ...HIDE, ...CHOSEN })
    await visitor.submit('/admin/sign-in', { email: user.email, password: PASSWORD })
    const { text } = await visitor.get(path)

    for (const name of ['sweep', 'sweep_deed', 'also', 'days', 'reason'] as const)
      assert.isTrue(isChosen(text, name, CHOSEN[name]), name)
    for (const words of [CHOSEN.text, CHOSEN.note]) assert.include(text, `${words}</textarea>`)
  })

  test('is all in the form after one has claimed the case', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path } = await spammer()
    await visitor.submitTo(`${path}/claim`, path, { ...HIDE, ...CHOSEN })
    const { text } = await visitor.get(path)
    assert.include(text, 'You hold this case')
    for (const name of ['sweep', 'sweep_deed', 'also', 'days', 'reason'] as const)
      assert.isTrue(isChosen(text, name, CHOSEN[name]), name)
    for (const words of [CHOSEN.text, CHOSEN.note]) assert.include(text, `${words}</textarea>`)
  })

  test('is all in the form when one field of it is wrong', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions } = await spammer()
    await visitor.submitTo(decisions, path, { ...HIDE, ...CHOSEN, days: '2' })
    const { text } = await visitor.get(path)
    assert.include(text, 'id="f-days-error"')
    for (const name of ['sweep', 'sweep_deed', 'also', 'reason'] as const)
      assert.isTrue(isChosen(text, name, CHOSEN[name]), name)
  })
})
