import { test } from '@japa/runner'
import ChangeRole from '#actions/users/change_role'
import User from '#models/user'
import { removeUsers } from '#tests/helpers/remove_users'

test.group('Two admins who are demoted at once', () => {
  test('do not count on each other', async ({ assert, cleanup }) => {
    const admins = await User.createMany(
      ['ada', 'bob'].map((name) => {
        const rights = { isStaff: true, isSuperuser: true, isActive: true }
        return { username: name, email: `${name}@example.com`, password: '!', ...rights }
      })
    )
    cleanup(() => removeUsers(admins.map(({ id }) => id)))

    const demote = (handle: string) =>
      new ChangeRole().handle({ handle, role: 'admin', grant: false, actor: 'test' })
    const begun = performance.now()
    const outcomes = await Promise.all(admins.map(({ id }) => demote(String(id))))
    // No deadlock, which PostgreSQL would end after a second.
    assert.isBelow(performance.now() - begun, 900)

    assert.sameMembers(
      outcomes.map(({ outcome }) => outcome),
      ['changed', 'last_admin']
    )
    assert.lengthOf(await User.query().where({ isSuperuser: true }), 1)
  })
})
