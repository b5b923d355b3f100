import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import OutstandingToken from '#models/outstanding_token'
import SecurityEvent from '#models/security_event'
import { sendMail } from '#queue/mails'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

interface Pair {
  access: string
  refresh: string
}

async function signedIn(client: ApiClient) {
  const user = await UserFactory.create()
  const body = { username: user.username, password: PASSWORD }
  const answer = await client.post('/api/v1/auth/login/').json(body)
  return { user, pair: answer.body().tokens as Pair }
}

const refresh = (client: ApiClient, token: string) =>
  client.post('/api/v1/auth/refresh/').json({ refresh: token })

const me = (client: ApiClient, { access }: Pair) =>
  client.get('/api/v1/auth/me/').header('Authorization', `Bearer ${access}`)

/** As if the exchange had been so long ago. */
const letPass = (seconds: number) =>
  db.rawQuery(
    `update token_blacklist_blacklistedtoken set blacklisted_at = blacklisted_at - ? * interval '1 second'`,
    [seconds]
  )

test.group('A refresh token that was spent', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is answered with the same successor for ten seconds, one row however often', async ({
    assert,
    client,
  }) => {
    const { user, pair } = await signedIn(client)
    const answers = []
    for (let times = 0; times < 3; times++) answers.push(await refresh(client, pair.refresh))
    await letPass(9)
    answers.push(await refresh(client, pair.refresh))

    assert.deepEqual(
      answers.map((answer) => answer.status()),
      [200, 200, 200, 200]
    )
    assert.lengthOf([...new Set(answers.map((answer) => answer.body().refresh))], 1)
    assert.lengthOf(await OutstandingToken.query().where({ userId: user.id }), 2)
    for (const answer of answers) (await me(client, answer.body())).assertStatus(200)
  })

  test('is refused later, and its session goes on while the successor is unused', async ({
    client,
  }) => {
    const { pair } = await signedIn(client)
    const next = await refresh(client, pair.refresh)
    await letPass(11)

    const late = await refresh(client, pair.refresh)

    late.assertStatus(401)
    late.assertBodyContains({ detail: 'Token is blacklisted', code: 'token_not_valid' })
    const again = await refresh(client, next.body().refresh)
    again.assertStatus(200)
  })

  test('ends its session when its successor was used, and its owner is told once', async ({
    assert,
    client,
  }) => {
    const { user, pair } = await signedIn(client)
    const next = await refresh(client, pair.refresh)
    const last = await refresh(client, next.body().refresh)
    await letPass(11)

    for (const token of [pair.refresh, pair.refresh, last.body().refresh]) {
      const refused = await refresh(client, token)
      refused.assertStatus(401)
    }

    const dead = await me(client, last.body())
    dead.assertStatus(401)
    dead.assertBodyContains({ code: 'token_not_valid' })
    const reused = { userId: user.id, type: 'refresh_token_reused' }
    assert.lengthOf(await SecurityEvent.query().where(reused), 1)
    const [mail] = await Mail.query().where({ address: user.email, kind: 'refresh_token_reused' })
    assert.containsSubset(await waitingJobs(sendMail), [{ data: { mailId: mail!.id } }])
  })

  test('ends no other session', async ({ client }) => {
    const { user, pair } = await signedIn(client)
    const body = { username: user.username, password: PASSWORD }
    const other = await client.post('/api/v1/auth/login/').json(body)
    const next = await refresh(client, pair.refresh)
    await refresh(client, next.body().refresh)
    await letPass(11)
    await refresh(client, pair.refresh)

    const alive = await refresh(client, other.body().tokens.refresh)
    alive.assertStatus(200)
  })

  test('is not replayed once it was signed out, or its account closed', async ({ client }) => {
    const { pair } = await signedIn(client)
    await client.post('/api/v1/auth/logout/').json({ refresh: pair.refresh })
    const out = await refresh(client, pair.refresh)
    out.assertStatus(401)

    const closed = await signedIn(client)
    await refresh(client, closed.pair.refresh)
    await closed.user.merge({ isActive: false }).save()
    const refused = await refresh(client, closed.pair.refresh)
    refused.assertStatus(401)
  })
})
