import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import CommentPolicy from '#policies/comment_policy'
import ProductPolicy from '#policies/product_policy'
import RolePolicy from '#policies/role_policy'
import UserPolicy from '#policies/user_policy'
import { findViewer } from '#queries/users/find_viewer'

test.group('A viewer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('{0}: staff {1}, moderator {2}')
    .with([
      ['staff', true, true],
      ['superuser', true, true],
      ['moderator', false, true],
      ['plain', false, false],
    ] as const)
    .run(async ({ assert }, [state, isStaff, isModerator]) => {
      const factory = state === 'plain' ? UserFactory : UserFactory.apply(state)
      const { id } = await factory.create()
      assert.containSubset(await findViewer(id), { id, isStaff, isModerator })
    })

  test('is not made of an account that is closed, whatever its rights', async ({ assert }) => {
    for (const state of ['staff', 'superuser', 'moderator'] as const) {
      const { id } = await UserFactory.apply('inactive').apply(state).create()
      assert.equal(await findViewer(id), 'inactive')
    }
    assert.equal(await findViewer(-1), 'gone')
  })
})

/** Never run: the type checker refuses each line that is marked, or reports that it does not. */
export function refusedByTypes(user: User) {
  const own = { userId: user.id }
  // @ts-expect-error a row of users_user is no viewer
  new RolePolicy().staff(user)
  // @ts-expect-error a row of users_user is no viewer
  new CommentPolicy().update(user, own)
  // @ts-expect-error a row of users_user is no viewer
  new ProductPolicy().update(user, own)
  // @ts-expect-error a row of users_user is no viewer
  new UserPolicy().readAll(user, user)
  // @ts-expect-error nor is an object that somebody wrote
  new RolePolicy().staff({ id: user.id, isStaff: true, isModerator: true })
}
