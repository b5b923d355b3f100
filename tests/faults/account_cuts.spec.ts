import db from '@adonisjs/lucid/services/db'
import type { ApiClient, ApiRequest } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import { signToken } from '#services/token_signer'
import { cutAfter } from '#tests/helpers/cut_connection'
import { removeUsers } from '#tests/helpers/remove_users'

const AUTH = '/api/v1/auth'
const names = { username: 'cut-off', first_name: 'Cut', last_name: '' }
const stranger = { ...names, email: 'cut@example.com', password: 'Qv7-long-enough' }

type Request = (client: ApiClient, user: User, refresh: string) => ApiRequest

const deeds: [string, Request][] = [
  ['registering', (client) => client.post(`${AUTH}/register/`).json(stranger)],
  [
    'signing in',
    (client, { email }) => client.post(`${AUTH}/login/`).json({ email, password: PASSWORD }),
  ],
  ['refreshing', (client, _, refresh) => client.post(`${AUTH}/refresh/`).json({ refresh })],
  ['logging out', (client, _, refresh) => client.post(`${AUTH}/logout/`).json({ refresh })],
  [
    'editing oneself',
    (client, user) =>
      client
        .put(`${AUTH}/me/`)
        .withGuard('api')
        .loginAs(user)
        .json({ ...names, profile: { bio: 'x' } }),
  ],
]

/** Everything that a deed of an account may write. */
async function state() {
  const { rows } = await db.rawQuery(`
    select (select json_agg(u order by id) from users_user u) as users,
      (select json_agg(p order by id) from users_userprofile p) as profiles,
      (select json_agg(t.jti order by id) from token_blacklist_outstandingtoken t) as outstanding,
      (select json_agg(b order by id) from token_blacklist_blacklistedtoken b) as blacklisted`)
  return rows[0]
}

async function forgetStranger() {
  const rows = await db.from('users_user').where('username', names.username).select('id')
  await removeUsers(rows.map(({ id }) => id))
}

test.group('A connection cut after each statement in turn', () => {
  test('leaves {0} whole or undone, and a retry is safe')
    .with(deeds)
    .run(async ({ assert, client, cleanup }, [, request]) => {
      for (let statements = 0, cut = true; cut; statements++) {
        const user = await UserFactory.create()
        cleanup(() => removeUsers([user.id]))
        const { token } = await signToken('refresh', user.id)
        const before = await state()

        const attempt = await cutAfter(statements, async () => request(client, user, token))
        cut = attempt.cut
        if (attempt.result.status() === 503) {
          assert.isAbove(Number(attempt.result.header('retry-after')), 0)
          assert.deepEqual(await state(), before)
          const retry = await request(client, user, token)
          assert.include([200, 201], retry.status())
        } else {
          assert.include([200, 201], attempt.result.status())
        }
        await forgetStranger()
      }
    })
})
