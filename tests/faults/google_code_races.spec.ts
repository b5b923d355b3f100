import { test } from '@japa/runner'
import IssueGoogleCode from '#actions/google/issue_google_code'
import { UserFactory } from '#database/factories/user_factory'
import GoogleCode from '#models/google_code'
import Session from '#models/session'
import User from '#models/user'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { CLIENTS, tally, together } from '#tests/helpers/together'

const EMAIL = 'ada@example.com'
const identity = { googleId: '100000000000000000001', email: EMAIL, firstName: '', lastName: '' }

const issue = (state: string) => new IssueGoogleCode().handle({ identity, state, challenge: null })

test.group('Many clients who come back from Google', (group) => {
  group.each.setup(emptyAfterwards)

  test('exchange one code: one gets in', async ({ client, assert }) => {
    const code = await issue('state')
    const answers = await together(
      () => client.post('/api/v1/auth/google/').json({ code }),
      CLIENTS
    )
    assert.deepEqual(tally(answers), { 200: 1, 401: CLIENTS - 1 })
    assert.lengthOf(await User.all(), 1)
    assert.lengthOf(await Session.all(), 1)
  })

  test('exchange a code each: one account, for all', async ({ client, assert }) => {
    const codes = await Promise.all(
      Array.from({ length: CLIENTS }, (_, at) => issue(`state ${at}`))
    )
    const answers = await together(
      (at) => client.post('/api/v1/auth/google/').json({ code: codes[at] }),
      CLIENTS
    )
    assert.deepEqual(tally(answers), { 200: CLIENTS })
    assert.lengthOf(await User.all(), 1)
    assert.lengthOf(await Session.all(), CLIENTS)
  })

  test('bring one state: one gets a code', async ({ assert }) => {
    await UserFactory.create()
    const outcomes = await Promise.allSettled(Array.from({ length: CLIENTS }, () => issue('state')))
    assert.lengthOf(
      outcomes.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.lengthOf(await GoogleCode.all(), 1)
  })
})
