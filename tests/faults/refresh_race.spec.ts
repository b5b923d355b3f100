import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { UserFactory } from '#database/factories/user_factory'
import OutstandingToken from '#models/outstanding_token'
import { signToken, type SignedToken } from '#credentials/token_signer'
import { replayFor } from '#tests/helpers/replay_for'
import { removeUsers } from '#tests/helpers/remove_users'

const CLIENTS = 64

test.group('64 clients with one refresh token', () => {
  test('get one pair, {$self}')
    .with(['written down before', 'never written down'])
    .run(async ({ assert, client, cleanup, db }, kind) => {
      const user = await UserFactory.create()
      cleanup(() => removeUsers([user.id]))
      cleanup(replayFor(0))
      const signed = await signToken('refresh', user.id)
      if (kind === 'written down before') await writeDown(signed, user.id)

      const answers = await Promise.all(
        Array.from({ length: CLIENTS }, () =>
          client.post('/api/v1/auth/refresh/').json({ refresh: signed.token })
        )
      )

      const statuses = answers.map((answer) => answer.status()).toSorted()
      assert.deepEqual(statuses, [200, ...Array<number>(CLIENTS - 1).fill(401)])
      const refused = answers.find((answer) => answer.status() === 401)!
      refused.assertBodyContains({ detail: 'Token is blacklisted', code: 'token_not_valid' })
      await db.assertHas('token_blacklist_outstandingtoken', { user_id: user.id }, 2)
    })

  test('get one and the same successor while it is replayed, {$self} of them')
    .with([2, CLIENTS])
    .run(async ({ assert, client, cleanup, db }, size) => {
      const user = await UserFactory.create()
      cleanup(() => removeUsers([user.id]))
      const { token } = await signToken('refresh', user.id)

      const answers = await Promise.all(
        Array.from({ length: size }, () =>
          client.post('/api/v1/auth/refresh/').json({ refresh: token })
        )
      )

      assert.isTrue(answers.every((answer) => answer.status() === 200))
      assert.lengthOf(new Set(answers.map((answer) => answer.body().refresh)).values().toArray(), 1)
      await db.assertHas('token_blacklist_outstandingtoken', { user_id: user.id }, 2)
      await db.assertHas('users_session', { user_id: user.id }, 1)
    })

  test('refreshing and logging out, spend it once', async ({ assert, client, cleanup }) => {
    const user = await UserFactory.create()
    cleanup(() => removeUsers([user.id]))
    const { token } = await signToken('refresh', user.id)
    cleanup(replayFor(0))
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        client.post(`/api/v1/auth/${index % 2 ? 'logout' : 'refresh'}/`).json({ refresh: token })
      )
    )
    const spent = answers.filter((answer) => answer.status() === 200)
    assert.lengthOf(spent, 1)
    assert.isTrue(answers.every((answer) => [200, 401].includes(answer.status())))
  })
})

async function writeDown(signed: SignedToken, userId: number) {
  const expiresAt = DateTime.fromJSDate(signed.expiresAt)
  await OutstandingToken.create({ ...signed, expiresAt, userId })
}
