import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { settingNames } from '#start/env'
import { enter } from '#tests/helpers/panel'

const SECRETS = [
  'APP_KEY',
  'JWT_SIGNING_KEY',
  'DB_PASSWORD',
  'DATABASE_URL',
  'GOOGLE_CLIENT_SECRET',
]

test.group('Settings in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are all named, and no secret is shown', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const { text } = await visitor.get('/admin/settings')
    for (const name of settingNames) assert.include(text, name)
    const set = SECRETS.filter((name) => process.env[name])
    assert.isAbove(set.length, 1)
    for (const name of set) assert.notInclude(text, process.env[name]!, name)
    assert.notMatch(text, /<(?:input|textarea|select)(?![^>]*(?:id="gq"|type=['"]hidden))/)
  })
})
