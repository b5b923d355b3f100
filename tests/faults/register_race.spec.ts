import hash from '@adonisjs/core/services/hash'
import { test } from '@japa/runner'
import User from '#models/user'
import { removeUsers } from '#tests/helpers/remove_users'

const CLIENTS = 64
const person = { first_name: 'Ada', last_name: 'Byron', password: 'Qv7-long-enough' }

const registered = async () =>
  (await User.query().whereLike('email', '%@race.example.com')).map(({ id }) => id)

test.group('64 clients registering', (group) => {
  group.each.teardown(async () => removeUsers(await registered()))
  // Hashing one after the other would keep the clients from meeting.
  group.each.setup(() => {
    hash.fake()
    return () => hash.restore()
  })

  test('one address in two cases make one account', async ({ assert, client, db }) => {
    const spellings = ['ada@race.example.com', 'ADA@Race.Example.com']
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        client
          .post('/api/v1/auth/register/')
          .json({ ...person, username: `racer-${index}`, email: spellings[index % 2] })
      )
    )

    const statuses = answers.map((answer) => answer.status()).toSorted()
    assert.deepEqual(statuses, [201, ...Array<number>(CLIENTS - 1).fill(400)])
    const refused = answers.find((answer) => answer.status() === 400)!
    refused.assertBody({ email: ['user with this email already exists.'] })
    const [id, ...more] = await registered()
    assert.isEmpty(more)
    await db.assertHas('users_userprofile', { user_id: id }, 1)
    await db.assertHas('token_blacklist_outstandingtoken', { user_id: id }, 1)
  })

  test('one username make one account', async ({ assert, client }) => {
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        client
          .post('/api/v1/auth/register/')
          .json({ ...person, username: 'racer', email: `${index}@race.example.com` })
      )
    )
    const statuses = answers.map((answer) => answer.status()).toSorted()
    assert.deepEqual(statuses, [201, ...Array<number>(CLIENTS - 1).fill(400)])
    assert.lengthOf(await registered(), 1)
  })

  test('with one derived username all get an account', async ({ assert, client }) => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        client
          .post('/api/v1/auth/register/')
          .json({ ...person, email: `racer@${index}.race.example.com` })
      )
    )
    const names = answers.map((answer) => answer.body().user.username)
    assert.lengthOf(new Set(names), 16)
    await removeUsers(answers.map((answer) => answer.body().user.id))
  })
})
