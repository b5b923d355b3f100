import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { panelPages } from '#routing/panel_table'
import { enter } from '#tests/helpers/panel'
import { panelScene } from '#tests/helpers/panel_scene'
import { caseAbout } from '#tests/helpers/moderating'
import { plantText } from '#tests/helpers/planted_text'

/** It ends an attribute of either quote and a tag, and begins an element of its own. */
const HOSTILE = `"'></option></textarea></title><i-owned x=`
const OWNED = /<i-owned|"'>/

/** What the scene has none of. */
const OF_NOBODY = /\/(tasks|batches)\/1$|\/media\//

test.group('What is hostile', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('stays text on every page, whoever wrote it and wherever', async ({ assert }) => {
    const { visitor, user } = await enter('admin')
    const paths = await panelScene(user.id)
    await plantText(HOSTILE)
    await caseAbout({ kind: 'user', id: user.id })
    const owned: string[] = []
    const gone: string[] = []
    let quoting = 0
    for (const path of paths) {
      const { headers, status, text } = await visitor.get(path)
      if (status === 404 && !OF_NOBODY.test(path)) gone.push(path)
      if (!headers.get('content-type')?.startsWith('text/html')) continue
      const [found] = /.{0,80}(?:<i-owned|"'>).{0,40}/s.exec(text) ?? []
      if (found) owned.push(`${path}: ${found}`)
      if (text.includes('i-owned')) quoting += 1
    }
    assert.deepEqual(owned, [])
    assert.deepEqual(gone, [])
    assert.isAbove(quoting, 20)
  })

  test('stays text in the fields of filters', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const names = [
      'q',
      'search',
      'author',
      'owner',
      'category',
      'created',
      'actor',
      'named',
      'view',
    ]
    const query = new URLSearchParams(names.map((name): [string, string] => [name, HOSTILE]))
    const lists = panelPages().filter(
      ({ method, name }) => method === 'GET' && /\.index$/.test(name)
    )
    for (const { pattern } of lists) {
      const { text } = await visitor.get(`${pattern.replace(':id', '1')}?${query}`)
      assert.notMatch(text, OWNED, pattern)
    }
    assert.isAbove(lists.length, 10)
  })

  test('stays text where a form shows it again', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const fields = { name: HOSTILE, slug: HOSTILE, description: HOSTILE, parent: HOSTILE }
    await visitor.submitTo('/admin/categories', '/admin/categories/new', fields)
    const { text } = await visitor.get('/admin/categories/new')
    assert.include(text, 'i-owned')
    assert.notMatch(text, OWNED)
  })
})
