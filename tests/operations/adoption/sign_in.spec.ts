import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import IssueGoogleCode from '#actions/google/issue_google_code'
import OutstandingToken from '#models/outstanding_token'
import User from '#models/user'
import { fakeGoogle } from '#tests/helpers/fake_google'
import { forge, goodClaims } from '#tests/helpers/forged_token'
import { refuseAtOnce } from '#tests/helpers/refuse_at_once'
import { replayFor } from '#tests/helpers/replay_for'
import {
  adoptedDatabase,
  djangoDatabase,
  migrate,
  scratchDatabase,
} from '#tests/helpers/scratch_database'

interface Person {
  id: number
  email: string
  password: string
}

const passwords = JSON.parse(
  await readFile(app.makePath('tests/legacy/legacy-passwords.json'), 'utf8')
) as Record<'users' | 'refused', Person[]>

/** Whose tokens Django blacklisted, by the ids of their rows; see tests/legacy/README.md. */
const BLACKLISTED = [1, 2, 3]

let adopted: string

/** Serves a copy of the adopted database until the test ends. */
async function serveAdopted(context: Pick<TestContext, 'cleanup'>) {
  const own = db.primaryConnectionName
  const name = await scratchDatabase(context, adopted)
  db.primaryConnectionName = name
  context.cleanup(async () => {
    db.primaryConnectionName = own
    await limiter.clear()
  })
}

const login = (client: ApiClient, { email, password }: Omit<Person, 'id'>) =>
  client.post('/api/v1/auth/login/').json({ email, password })

/** The refresh token of a row, with a later end than Django gave it. */
const prolonged = ({ jti, userId }: OutstandingToken, key?: string) =>
  forge(goodClaims({ token_type: 'refresh', jti, user_id: userId }), { key })

test.group('On an adopted database', (group) => {
  group.setup(async () => {
    const steps: (() => void | Promise<void>)[] = []
    adopted = await adoptedDatabase({ cleanup: (step) => void steps.push(step as never) })
    return async () => {
      for (const step of steps) await step()
    }
  })

  test('everybody signs in, and again once rehashed', async ({ assert, client, cleanup }) => {
    await serveAdopted({ cleanup })
    assert.lengthOf(passwords.users, 10)
    for (const person of passwords.users) {
      for (const _ of ['with the old hash', 'with the new hash']) {
        const response = await login(client, person)
        response.assertStatus(200)
        response.assertBodyContains({ user: { id: person.id, email: person.email } })
        const { password } = await User.findOrFail(person.id)
        assert.match(password, /^argon2\$argon2id\$v=19\$m=\d+,t=2,p=1\$/)
      }
    }
  })

  test('a wrong password and those who are refused get one answer', async ({ client, cleanup }) => {
    cleanup(refuseAtOnce())
    await serveAdopted({ cleanup })
    const [first] = passwords.users
    for (const person of [...passwords.refused, { ...first!, password: 'other-password' }]) {
      const response = await login(client, person)
      response.assertStatus(401)
      response.assertBodyContains({
        detail: 'No active account found with the given credentials',
        code: 'no_active_account',
      })
    }
  })

  test("Django's live refresh tokens work once, its blacklisted ones never", async ({
    assert,
    client,
    cleanup,
  }) => {
    cleanup(replayFor(0))
    await serveAdopted({ cleanup })
    const refresh = (token: string) => client.post('/api/v1/auth/refresh/').json({ refresh: token })
    const rows = await OutstandingToken.query().orderBy('id')
    assert.lengthOf(rows, 8)

    for (const row of rows) {
      const foreign = await refresh(prolonged(row, 'another-key-of-thirty-two-bytes-!'))
      foreign.assertStatus(401)
      const first = await refresh(prolonged(row))
      first.assertStatus(BLACKLISTED.includes(row.id) ? 401 : 200)
      const second = await refresh(prolonged(row))
      second.assertStatus(401)
      second.assertBodyContains({ detail: 'Token is blacklisted' })
    }
  })

  test('tokens that Django’s users still have are sessions of their own', async ({
    assert,
    cleanup,
  }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    const client = db.connection(name)
    await client.rawQuery(
      `update token_blacklist_outstandingtoken
       set expires_at = now() + case when id <= 5 then 1 else -1 end * interval '1 day'`
    )
    await migrate(name)

    const { rows } = await client.rawQuery(
      `select t.id, t.user_id = s.user_id as same from token_blacklist_outstandingtoken t
       join users_session s on s.id = t.session_id where s.ended_at is null order by t.id`
    )
    assert.deepEqual(rows, [
      { id: 4, same: true },
      { id: 5, same: true },
    ])
  })

  test('who had a Google account signs in by it, with a password or without', async ({
    assert,
    client,
    cleanup,
  }) => {
    await serveAdopted({ cleanup })
    const fake = await fakeGoogle()
    const connected = await User.query().whereNotNull('googleId').orderBy('id')
    assert.lengthOf(connected, 6)

    for (const { id, email, googleId: sub, password } of connected) {
      const credential = await fake.idToken({ sub, email })
      const response = await client.post('/api/v1/auth/google/').json({ credential })
      response.assertStatus(200)
      response.assertBodyContains({ user: { id, email, is_verified: true } })
      assert.equal((await User.findOrFail(id)).password, password)
      const identity = { googleId: sub!, email, firstName: '', lastName: '' }
      const code = await new IssueGoogleCode().handle({ identity, state: sub!, challenge: null })
      const byBrowser = await client.post('/api/v1/auth/google/').json({ code })
      byBrowser.assertStatus(200)
      byBrowser.assertBodyContains({ user: { id } })
    }
  })

  test('nobody takes over an account that Django has not verified', async ({ client, cleanup }) => {
    await serveAdopted({ cleanup })
    const fake = await fakeGoogle()
    const byAddress = async (email: string) => {
      const credential = await fake.idToken({ sub: email, email })
      return client.post('/api/v1/auth/google/').json({ credential })
    }
    const verified = await byAddress('legacy05@example.org')
    verified.assertStatus(200)
    verified.assertBodyContains({ user: { id: 5 } })
    const unverified = await byAddress('legacy06@example.org')
    unverified.assertStatus(409)
    const disabled = await byAddress('legacy11@example.org')
    disabled.assertStatus(401)
  })

  test('new accounts continue the ids', async ({ client, cleanup }) => {
    await serveAdopted({ cleanup })
    const response = await client.post('/api/v1/auth/register/').json({
      ...{ email: 'new@example.org', first_name: '', last_name: '', password: 'Qv7-long-enough' },
    })
    response.assertStatus(201)
    response.assertBodyContains({ user: { id: 51 } })
  })
})
