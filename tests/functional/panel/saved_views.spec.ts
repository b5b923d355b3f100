import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import PanelView from '#models/panel_view'
import { enter } from '#tests/helpers/panel'

test.group('Saved views of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const PATH = '/admin/products?state=draft&search=&page=1'
  const view = { list: 'products', name: 'Drafts', query: 'state=draft&search=&page=1' }

  test('keep filters under a name, without the page, for whoever saved them', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('moderator')
    const { location } = await visitor.submitTo('/admin/views', PATH, view)
    assert.equal(location, '/admin/products?state=draft')
    const { text } = await visitor.get('/admin/products?state=draft')
    assert.match(text, /href="\/admin\/products\?state=draft"\s+aria-current=true/)
    assert.include(text, 'Forget the view')
    const { visitor: other } = await enter('moderator')
    assert.notInclude((await other.get('/admin/products')).text, 'Drafts')
    assert.equal((await PanelView.findByOrFail({ userId: user.id })).query, 'state=draft')
  })

  test('are forgotten by nobody else', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    await visitor.submitTo('/admin/views', PATH, view)
    const { id } = await PanelView.findByOrFail({ userId: user.id })
    const { visitor: other } = await enter('admin')
    assert.equal((await other.submitTo(`/admin/views/${id}/forget`, '/admin/tags')).status, 404)
    const { location } = await visitor.submitTo(`/admin/views/${id}/forget`, '/admin/tags')
    assert.equal(location, '/admin/products')
    assert.isNull(await PanelView.find(id))
  })

  test('take another query under a name that is there, and end at twenty', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    for (let index = 0; index < 20; index++)
      await PanelView.create({ userId: user.id, list: 'products', name: `v${index}`, query: 'a=b' })
    await visitor.submitTo('/admin/views', PATH, view)
    assert.include((await visitor.get(PATH)).text, 'At most 20 items.')
    await visitor.submitTo('/admin/views', PATH, { ...view, name: 'v7' })
    const seventh = await PanelView.findByOrFail({ userId: user.id, name: 'v7' })
    assert.equal(seventh.query, 'state=draft')
  })

  test('lead nowhere but to lists of the panel', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const wrong = { ...view, list: '//evil.example' }
    const { location } = await visitor.submitTo('/admin/views', PATH, wrong)
    assert.include(location!, '/admin/products')
    assert.lengthOf(await PanelView.all(), 0)
  })
})
