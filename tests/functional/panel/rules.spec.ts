import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import PanelPreference from '#models/panel_preference'
import Reason from '#models/reason'
import Rule from '#models/rule'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { age, enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'

const RULE = {
  name: 'Shops',
  kind: 'words',
  effect: 'flag',
  targets: 'comment',
  list: 'cheap\nshop',
}

test.group('Rules in the panel', (group) => {
  group.each.setup(emptyAfterwards)

  test('are written, tried on what was made lately, and switched on', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const { comment } = await queuedComment()
    await comment.merge({ content: 'Come to my <b>cheap</b> place' }).save()

    const { location } = await visitor.submitTo('/admin/rules', '/admin/rules/new', RULE)
    const rule = await Rule.findByOrFail({ name: 'Shops' })
    assert.deepEqual(rule.settings, { list: ['cheap', 'shop'] })
    assert.equal(location, `/admin/rules/${rule.id}`)
    await visitor.submitTo(`${location}/switch`, location!, { on: 'yes' })
    assert.isFalse((await rule.refresh()).isOn)

    const { text } = await visitor.submitTo(`${location}/trial`, location!)
    assert.include(text, 'It would have hit 1 times')
    assert.include(text, 'found “cheap”')
    assert.include(text, 'my &lt;b&gt;cheap&lt;/b&gt; place')
    await visitor.submitTo(`${location}/switch`, location!, { on: 'yes' })
    assert.isTrue((await rule.refresh()).isOn)
    const changed = { ...RULE, list: 'expensive' }
    await visitor.submitTo(location!, location!, changed)
    assert.isFalse((await rule.refresh()).isOn)
    assert.include((await visitor.get(location!)).text, 'changed a rule')
    await visitor.submitTo(`${location}/delete`, location!)
    assert.isNull(await Rule.find(rule.id))
  })

  test('tell what is wrong with them beside the fields, and lose nothing', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const fields = { ...RULE, list: '', effect: 'refuse' }
    await visitor.submitTo('/admin/rules', '/admin/rules/new', fields)
    const { text } = await visitor.get('/admin/rules/new')
    assert.include(text, 'id="f-list-error"')
    assert.include(text, 'id="f-sentence-error"')
    assert.match(text, /value="comment"\s+checked/)
    assert.isEmpty(await db.from('moderation_rule'))
  })

  test('end with their last day, where whoever writes them lives', async ({ assert }) => {
    const { visitor, user } = await enter('admin')
    await PanelPreference.create({ userId: user.id, timeZone: 'Europe/Berlin' })
    const fields = { ...RULE, expires_at: '2027-03-28' }
    const { location } = await visitor.submitTo('/admin/rules', '/admin/rules/new', fields)
    const rule = await Rule.findByOrFail({ name: RULE.name })
    // On this day clocks go forward: it ends an hour earlier in UTC than the day before.
    assert.equal(rule.expiresAt?.toUTC().toISO(), '2027-03-28T21:59:59.999Z')
    assert.include((await visitor.get(location!)).text, 'value="2027-03-28"')
  })

  test('want to know again who it is, and keep what was written meanwhile', async ({ assert }) => {
    const { visitor } = await enter('admin')
    await visitor.get('/admin/rules/new')
    await age()
    const { location } = await visitor.submitTo('/admin/rules', '/admin/rules/new', RULE)
    assert.equal(location, '/admin/proof')
    assert.isEmpty(await db.from('moderation_rule'))
  })

  test('are all tried on a text', async ({ assert }) => {
    const { visitor } = await enter('admin')
    await visitor.submitTo('/admin/rules', '/admin/rules/new', RULE)
    const fields = { text: 'A cheap one', target: 'comment' }
    const { text } = await visitor.submitTo('/admin/rules/test', '/admin/rules', fields)
    assert.include(text, 'found “cheap”')
    assert.include(text, 'A cheap one</textarea>')
  })
})

test.group('Reasons in the panel', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(
    () => async () => void (await Reason.query().where({ key: 'rude_words' }).delete())
  )

  test('are added, changed and taken out of use', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const fields = { key: 'rude_words', label: 'Rude', text: '', targets: 'comment' }
    await visitor.submitTo('/admin/reasons', '/admin/reasons', {
      ...fields,
      is_reportable: 'false',
    })
    const reason = await Reason.findByOrFail({ key: 'rude_words' })
    assert.isFalse(reason.isReportable)
    const page = `/admin/reasons/${reason.id}`
    await visitor.submitTo(page, page, { ...fields, label: 'Rude words', targets: 'product' })
    assert.include((await visitor.get(page)).text, '<h1>Rude words</h1>')
    assert.deepEqual((await reason.refresh()).targetKinds, ['product'])
    await visitor.submitTo(`${page}/switch`, page, { on: 'no' })
    assert.isFalse((await reason.refresh()).isActive)
    assert.include((await visitor.get(page)).text, 'took a reason out of use')
  })

  test('never go without the one that is always there', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const other = await Reason.findByOrFail({ key: 'other' })
    const page = `/admin/reasons/${other.id}`
    await visitor.submitTo(`${page}/switch`, page, { on: 'no' })
    assert.isTrue((await other.refresh()).isActive)
    assert.include((await visitor.get(page)).text, 'One thing has to be mended')
  })
})
