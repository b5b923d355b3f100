import hash from '@adonisjs/core/services/hash'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { removeUsers } from '#tests/helpers/remove_users'

const CLIENTS = 64
const person = { first_name: 'Ada', last_name: 'Byron', password: 'Qv7-long-enough' }

const registered = async () =>
  (await User.query().whereLike('email', '%@race.example.com')).map(({ id }) => id)

test.group('Clients registering at once', (group) => {
  group.each.teardown(async () => removeUsers(await registered()))
  // Hashing one after the other would keep the clients from meeting.
  group.each.setup(() => {
    hash.fake()
    return () => hash.restore()
  })

  test('one address in two cases, {$self} of them, make one account')
    .with([2, CLIENTS])
    .run(async ({ assert, client, db }, size) => {
      const spellings = ['ada@race.example.com', 'ADA@Race.Example.com']
      const answers = await Promise.all(
        Array.from({ length: size }, (_, index) =>
          client
            .post('/api/v1/auth/register/')
            .json({ ...person, username: `racer-${index}`, email: spellings[index % 2] })
        )
      )

      const statuses = answers.map((answer) => answer.status()).toSorted()
      assert.deepEqual(statuses, [201, ...Array<number>(size - 1).fill(400)])
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

  test('one username in its letters of case, and as an address, make one account', async ({
    assert,
    client,
  }) => {
    const others = await UserFactory.createMany(16)
    const spellings = ['İrem', 'irem', 'IREM', 'ırem']
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) => {
        const username = spellings[index % 4]!
        if (index % 2)
          return client
            .patch('/api/v1/auth/me/')
            .json({ username })
            .loginAs(others[index >> 2]!)
        const email = `${index}@race.example.com`
        return client.post('/api/v1/auth/register/').json({ ...person, username, email })
      })
    )
    const taken = (await User.query().whereIn('username', spellings)).map(({ id }) => id)
    await removeUsers([...others.map(({ id }) => id), ...taken])

    const won = answers.filter((answer) => answer.status() !== 400)
    assert.lengthOf(taken, 1)
    // Who has it may take its other spellings.
    const [names] = [new Set(won.map((answer) => answer.body().user?.id ?? answer.body().id))]
    assert.lengthOf(names, 1)
  })

  test('an address, and the same as a username: never both', async ({ assert, client }) => {
    for (let round = 0; round < 8; round++) {
      const address = `ada-${round}@race.example.com`
      const send = (input: object) =>
        client.post('/api/v1/auth/register/').json({ ...person, ...input })
      const [owner, squatter] = await Promise.all([
        send({ email: address, username: `owner-${round}` }),
        send({ email: `eve-${round}@race.example.com`, username: address.toUpperCase() }),
      ])
      assert.equal(owner.status(), 201)
      const ids = [owner.body().user.id, squatter.body().user?.id]
      // The squatter was first, or was refused.
      if (squatter.status() === 201) assert.isBelow(ids[1], ids[0])
      else squatter.assertStatus(400)
    }
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
