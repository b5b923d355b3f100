import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import ForgetEvents from '#actions/security/forget_events'
import accounts from '#config/accounts'
import AuditEntry from '#models/audit_entry'
import SecurityEvent from '#models/security_event'

/** An event so many days ago. */
const event = (days: number) =>
  SecurityEvent.create({
    ...{ userId: days, type: 'signed_in', address: '192.0.2.1', agent: 'x' },
    createdAt: DateTime.utc().minus({ days, minutes: 1 }),
  })

test.group('Old security events', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lose their address after 90 days and go after 400', async ({ assert }) => {
    for (const days of [0, 89, 90, 399, 400]) await event(days)

    const forgotten = await new ForgetEvents().handle()

    assert.deepEqual(forgotten, { addresses: 2, events: 1 })
    const left = await SecurityEvent.query().orderBy('userId')
    assert.deepEqual(
      left.map(({ userId, address }) => [userId, address]),
      [
        [0, '192.0.2.1'],
        [89, '192.0.2.1'],
        [90, null],
        [399, null],
      ]
    )
  })

  test('of the panel are forgotten as those of accounts', async ({ assert }) => {
    const entry = (days: number) =>
      AuditEntry.create({
        ...{ actorId: days, deed: 'product_edited', targetType: 'product', targetName: 'Lamp' },
        ...{ before: {}, after: {}, reason: '', address: '192.0.2.1' },
        createdAt: DateTime.utc().minus({ days, minutes: 1 }),
      })
    for (const days of [89, 90, 400]) await entry(days)

    assert.deepEqual(await new ForgetEvents().handle(), { addresses: 1, events: 1 })

    const left = await AuditEntry.query().orderBy('actorId')
    assert.deepEqual(
      left.map(({ actorId, address }) => [actorId, address]),
      [
        [89, '192.0.2.1'],
        [90, null],
      ]
    )
  })

  test('go when the settings say so', async ({ assert, cleanup }) => {
    const { ...usual } = accounts.events
    cleanup(() => void Object.assign(accounts.events, usual))
    Object.assign(accounts.events, { addressDays: 1, eventDays: 2 })
    for (const days of [0, 1, 2]) await event(days)
    assert.deepEqual(await new ForgetEvents().handle(), { addresses: 1, events: 1 })
  })
})

test.group('A security event', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is refused a change: {$self}')
    .with([
      `update users_securityevent set type = 'x'`,
      'delete from users_securityevent',
      `update users_securityevent set address = null`,
    ])
    .run(async ({ assert }, statement) => {
      await event(1)
      const changed = db.transaction((client) => client.rawQuery(statement))
      await assert.rejects(() => changed, /security events are not changed/)
      assert.lengthOf(await SecurityEvent.all(), 1)
    })
})
