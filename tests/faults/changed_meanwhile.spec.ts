import { setTimeout as sleep } from 'node:timers/promises'
import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { signToken } from '#credentials/token_signer'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

const AUTH = '/api/v1/auth'
const OUTSTANDING = 'token_blacklist_outstandingtoken'

/** Sends a request while somebody else changes the row; commits when the request waits for it. */
async function whileChanged<T>(
  user: User,
  change: Partial<User> | 'delete',
  send: () => Promise<T>
): Promise<T> {
  const other = await db.transaction()
  const row = User.query({ client: other }).where({ id: user.id })
  await (change === 'delete' ? row.delete() : row.update(change))
  // A request of the client is sent when somebody waits for it.
  const answer = Promise.resolve().then(send)
  await waitForLock().finally(() => other.commit())
  return answer
}

async function waitForLock(): Promise<void> {
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock'
    and datname = current_database()`
  for (let turn = 0; turn < 200; turn++) {
    if ((await db.rawQuery(waiting)).rows.length) return
    await sleep(20)
  }
  throw new Error('nobody waits for the row')
}

test.group('While an account changes', (group) => {
  group.each.setup(emptyAfterwards)

  test('a sign-in that has verified its password gets no token: {0}')
    .with([
      ['password', async () => ({ password: await hash.make('another-password') })],
      ['state', async () => ({ isActive: false })],
      ['unusable password', async () => ({ password: '!' })],
      ['gone', async () => 'delete' as const],
    ] as const)
    .run(async ({ client, db: rows, assert }, [, changeOf]) => {
      const user = await UserFactory.merge({ username: 'ada' }).create()
      const response = await whileChanged(user, await changeOf(), () =>
        client.post(`${AUTH}/login/`).json({ username: 'ada', password: PASSWORD })
      )

      response.assertStatus(401)
      response.assertBodyContains({ code: 'no_active_account' })
      await rows.assertCount(OUTSTANDING, 0)
      assert.isNull((await User.find(user.id))?.lastLogin ?? null)
    })

  test('a sign-in goes on with the same password under a newer hash', async ({ client }) => {
    const user = await UserFactory.merge({ username: 'ada' }).create()
    const password = await hash.make(PASSWORD)
    const response = await whileChanged(user, { password }, () =>
      client.post(`${AUTH}/login/`).json({ username: 'ada', password: PASSWORD })
    )
    response.assertStatus(200)
  })

  test('a refresh gets no token: {0}')
    .with([
      ['state', { isActive: false }],
      ['gone', 'delete'],
    ] as const)
    .run(async ({ client, db: rows }, [, change]) => {
      const user = await UserFactory.create()
      const { token: refresh } = await signToken('refresh', user.id)
      const response = await whileChanged(user, change, () =>
        client.post(`${AUTH}/refresh/`).json({ refresh })
      )
      response.assertStatus(401)
      await rows.assertCount(OUTSTANDING, 0)
    })

  test('a refresh and whoever ends its tokens do not wait for each other', async ({ client }) => {
    const user = await UserFactory.create()
    const { token: refresh } = await signToken('refresh', user.id)
    const answers = await Promise.all(
      Array.from({ length: 32 }, async (_, index) => {
        if (index % 2) return client.post(`${AUTH}/refresh/`).json({ refresh })
        return db.transaction(async (other) => {
          await User.query({ client: other })
            .where({ id: user.id })
            .update({ firstName: `${index}` })
          await other.rawQuery(`insert into token_blacklist_blacklistedtoken (token_id, blacklisted_at)
            select id, now() from ${OUTSTANDING} where user_id = ${user.id} on conflict do nothing`)
          return undefined
        })
      })
    )
    for (const answer of answers) if (answer && answer.status() !== 401) answer.assertStatus(200)
  })
})
