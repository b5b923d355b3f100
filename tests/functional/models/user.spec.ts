import hash from '@adonisjs/core/services/hash'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import User from '#models/user'

test.group('User', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('moderates as {0}: {1}')
    .with([
      ['staff', true],
      ['superuser', true],
      ['moderator', true],
      ['inactive', false],
    ] as const)
    .run(async ({ assert }, [state, moderates]) => {
      const { id } = await UserFactory.apply(state).create()
      const user = await User.query().where('id', id).preload('groups').firstOrFail()
      assert.equal(user.isModerator, moderates)
    })

  test('made by the factory signs in and never shows the hash', async ({ assert }) => {
    const user = await UserFactory.create()
    assert.isTrue(await hash.verify(user.password, PASSWORD))
    assert.isFalse(hash.needsReHash(user.password))
    assert.notProperty(user.serialize(), 'password')
  })
})
