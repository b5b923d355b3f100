import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import FlushExpiredTokens from '#actions/auth/flush_expired_tokens'
import { UserFactory } from '#database/factories/user_factory'
import OutstandingToken from '#models/outstanding_token'
import Session from '#models/session'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

const OUTSTANDING = 'token_blacklist_outstandingtoken'
const BLACKLISTED = 'token_blacklist_blacklistedtoken'

/** Tokens that run out in so many hours, every second one blacklisted. */
async function tokens(hours: number, count: number, userId: number | null): Promise<void> {
  await db.rawQuery(
    `with made as (
       insert into ${OUTSTANDING} (token, jti, created_at, expires_at, user_id)
       select 'x', gen_random_uuid()::text, now(), now() + ? * interval '1 hour', ?::bigint
       from generate_series(1, ?) n returning id
     ) insert into ${BLACKLISTED} (token_id, blacklisted_at)
       select id, now() from made where id % 2 = 0`,
    [hours, userId, count]
  )
}

async function run(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const command = await ace.create(await ace.find('tokens:flush'), flags)
  await command.exec()
  const out = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode: command.exitCode ?? 0, out }
}

test.group('tokens:flush', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('deletes what ran out an hour ago, with its mark, and nothing else', async ({
    assert,
    db: rows,
  }) => {
    const user = await UserFactory.create()
    await tokens(-2, 4500, user.id)
    await tokens(1, 10, user.id)
    await tokens(-2, 10, null)
    // Some clock may still take these.
    await tokens(-0.5, 4, user.id)

    const dry = await run('--json', '--dry-run')
    await rows.assertCount(OUTSTANDING, 4524)
    const real = await run('--json')

    const expected = { outstanding: 4510, blacklisted: 2255, sessions: 0 }
    assert.deepEqual(JSON.parse(dry.out[0]!), { ...expected, dry_run: true })
    assert.deepEqual(JSON.parse(real.out[0]!), { ...expected, dry_run: false })
    await rows.assertCount(OUTSTANDING, 14)
    await rows.assertCount(BLACKLISTED, 7)
    const none = { outstanding: 0, blacklisted: 0, sessions: 0 }
    assert.deepEqual(await new FlushExpiredTokens().handle(), none)
  })

  test('deletes sessions with their last token, and no others', async ({ assert }) => {
    const user = await UserFactory.create()
    const lastUsedAt = DateTime.utc().minus({ hours: 3 })
    const sessions = await Session.createMany([
      { userId: user.id, lastUsedAt },
      { userId: user.id, lastUsedAt },
      { userId: user.id },
    ])
    await tokens(1, 1, user.id)
    await OutstandingToken.query().update({ session_id: sessions[1]!.id })

    await run()

    const left = await Session.query().orderBy('id')
    assert.deepEqual(
      left.map(({ id }) => id),
      [sessions[1]!.id, sessions[2]!.id]
    )
  })

  test('keeps what ran out after --before, and takes no later time than its own', async ({
    assert,
    db: rows,
  }) => {
    await tokens(-72, 2, null)
    await tokens(-2, 2, null)
    await tokens(1, 2, null)
    const day = new Date(Date.now() - 48 * 3_600_000).toISOString()
    await run(`--before=${day}`)
    await rows.assertCount(OUTSTANDING, 4)
    await run('--before=9999-01-01')
    await rows.assertCount(OUTSTANDING, 2)
    const wrong = await run('--before=yesterday')
    assert.equal(wrong.exitCode, 2)
  })
})

test.group('Flushing tokens', (group) => {
  group.each.setup(emptyAfterwards)

  test('waits for nobody, and is done by one at a time', async ({ assert }) => {
    await tokens(-2, 4, null)
    const other = await db.transaction()
    await other.rawQuery(`select from ${OUTSTANDING} order by id limit 1 for update`)
    assert.containSubset(await new FlushExpiredTokens().handle(), { outstanding: 3 })
    await other.rawQuery('select pg_advisory_xact_lock(8653, key) from generate_series(1, 20) key')
    assert.isNull(await new FlushExpiredTokens().handle())
    const refused = await run()
    assert.equal(refused.exitCode, 6)
    await other.rollback()
    assert.containSubset(await new FlushExpiredTokens().handle(), { outstanding: 1 })
  })
})
