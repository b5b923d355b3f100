import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'

const URL = '/api/v1/users/'

test.group('/api/v1/users/profile/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is the account at auth/me/, for reading and writing', async ({ client, assert, db }) => {
    const user = await UserFactory.with('profile').create()
    const url = `${URL}profile/`
    const names = { username: user.username, first_name: 'Grace', last_name: 'Hopper' }

    const patched = await client
      .patch(url)
      .json({ profile: { location: 'İzmir', birth_date: '1985-1-2' } })
      .loginAs(user)
    const replaced = await client.put(url).json(names).loginAs(user)
    const read = await client.get(url).loginAs(user)
    const me = await client.get('/api/v1/auth/me/').loginAs(user)

    patched.assertStatus(200)
    assert.deepEqual(read.body(), me.body())
    assert.deepEqual(replaced.body(), me.body())
    assert.equal(read.body().profile.birth_date, '1985-01-02')
    await db.assertHas('users_userprofile', { user_id: user.id, location: 'İzmir' })
  })

  test('refuses fields that are none, and changes nothing', async ({ client, db }) => {
    const user = await UserFactory.with('profile').create()
    const profile = {
      ...{ website: 'javascript:alert(1)', gender: 'x', birth_date: '2001-02-30' },
      ...{ phone: '1'.repeat(21), location: 'x'.repeat(256), is_private: 'perhaps' },
    }

    const refused = await client
      .patch(`${URL}profile/`)
      .json({ username: 'me', profile })
      .loginAs(user)
    const anonymous = await client.get(`${URL}profile/`)

    refused.assertStatus(400)
    refused.assertBodyContains({
      profile: {
        website: ['Enter a valid URL.'],
        gender: ['"x" is not a valid choice.'],
        phone: ['Ensure this field has no more than 20 characters.'],
        location: ['Ensure this field has no more than 255 characters.'],
        is_private: ['Must be a valid boolean.'],
      },
    })
    await db.assertHas('users_userprofile', { user_id: user.id, location: '', phone: '' })
    anonymous.assertStatus(401)
  })
})
