import hash from '@adonisjs/core/services/hash'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'

test.group('User', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('made by the factory signs in and never shows the hash', async ({ assert }) => {
    const user = await UserFactory.create()
    assert.isTrue(await hash.verify(user.password, PASSWORD))
    assert.isFalse(hash.needsReHash(user.password))
    assert.notProperty(user.serialize(), 'password')
  })
})
