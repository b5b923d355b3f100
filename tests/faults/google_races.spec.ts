import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import Ticket from '#models/ticket'
import User from '#models/user'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'
import { linkTicket, sendCode } from '#tests/helpers/google_link'
import { CLIENTS, statuses, tally, together } from '#tests/helpers/together'

test.group('Many clients with one Google account', (group) => {
  group.each.setup(emptyAfterwards)

  test('sign in for the first time: one account, for all', async ({ client, assert }) => {
    const credential = await (await fakeGoogle()).idToken()
    const answers = await together(
      () => client.post('/api/v1/auth/google/').json({ credential }),
      CLIENTS
    )

    assert.deepEqual(statuses(answers), [200])
    const users = await User.query().preload('profile')
    assert.deepEqual(
      users.map(({ googleId, email }) => ({ googleId, email })),
      [{ googleId: ADA.sub, email: ADA.email }]
    )
    assert.exists(users[0]!.profile)
  })

  test('sign in while others register its address: one account', async ({ client, assert }) => {
    const credential = await (await fakeGoogle()).idToken()
    const names = { first_name: 'Ada', last_name: '', password: 'Qv7-long-enough' }
    const answers = await together(
      (index) =>
        index % 2
          ? client.post('/api/v1/auth/google/').json({ credential })
          : client.post('/api/v1/auth/register/').json({ ...names, email: 'ADA@example.com' }),
      CLIENTS
    )

    const others = answers.filter((answer) => ![200, 201, 400, 409].includes(answer.status()))
    assert.deepEqual(
      others.map((answer) => answer.text()),
      []
    )
    assert.lengthOf(await User.query().whereILike('email', ADA.email), 1)
  })

  test('spend one ticket by its code: one connects', async ({ client, assert }) => {
    await UserFactory.merge({ email: ADA.email }).create()
    const ticket = await linkTicket(client)
    const code = await sendCode()
    const link = () => client.post('/api/v1/auth/google/link/').json({ ticket, code })
    const answers = await together(link, CLIENTS)

    assert.deepEqual(tally(answers), { 200: 1, 401: CLIENTS - 1 })
    assert.lengthOf(await Session.all(), 1)
  })

  test('spend one ticket by the password: one connects', async ({ client, assert }) => {
    const { id } = await UserFactory.merge({ email: ADA.email }).create()
    const ticket = await linkTicket(client)
    const body = { ticket, password: PASSWORD }
    const answers = await together(() => client.post('/api/v1/auth/google/link/').json(body), 5)

    assert.deepEqual(tally(answers), { 200: 1, 401: 4 })
    assert.lengthOf(await Session.query().where({ userId: id }), 1)
  })

  test('guess at a code: five times', async ({ client, assert }) => {
    await UserFactory.merge({ email: ADA.email }).create()
    const ticket = await linkTicket(client)
    const guess = (code: string) => client.post('/api/v1/auth/google/link/').json({ ticket, code })
    const answers = await together((index) => guess(String(index)), CLIENTS)
    const late = await guess(await sendCode())

    assert.deepEqual(statuses([...answers, late]), [401])
    assert.equal((await Ticket.firstOrFail()).tries, 5)
  })

  test('sign in while their account is closed: none in afterwards', async ({ client, assert }) => {
    const { id } = await UserFactory.merge({ googleId: ADA.sub }).create()
    const credential = await (await fakeGoogle()).idToken()
    const send = () => client.post('/api/v1/auth/google/').json({ credential })
    const answers = await together(async (index) => {
      if (index === CLIENTS / 2) await User.query().where({ id }).update({ isActive: false })
      return send()
    }, CLIENTS)

    for (const answer of answers) assert.oneOf(answer.status(), [200, 401])
    const after = await send()
    after.assertStatus(401)
  })
})
