import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { PostgreConfig } from '@adonisjs/lucid/types/database'
import type pg from 'pg'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { databaseFault } from '#db/database_fault'
import { Wire } from '#tests/helpers/wire'
import { removeUsers } from '#tests/helpers/remove_users'
import { atOurPace } from '#tests/helpers/pace'

const LIMIT_MS = 500
const NAME = 'through_a_wire'

test.group('A connection on which the database says nothing', (group) => {
  let wire: Wire

  group.each.setup(async () => {
    const config = db.manager.get(db.primaryConnectionName)!.config as PostgreConfig
    const { options, ...way } = config.connection as pg.ClientConfig
    wire = await Wire.to(way)
    const connection = { ...wire.connection, options, query_timeout: LIMIT_MS } as object
    db.manager.add(NAME, { ...config, connection, pool: { ...config.pool, max: 1 } })
    return async () => {
      wire.cut()
      await db.manager.close(NAME, true)
    }
  })

  test('is given up in time and never used again', async ({ assert, cleanup }) => {
    const user = await UserFactory.create()
    cleanup(() => removeUsers([user.id]))
    const through = db.connection(NAME)
    const change = (client: Pick<typeof through, 'query'>, firstName: string) =>
      client.query().from('users_user').where('id', user.id).update({ first_name: firstName })
    await change(through, 'Before')

    wire.hold()
    const started = performance.now()
    const fault = await through
      .transaction((client) => change(client as never, 'Lost'))
      .catch((error: unknown) => databaseFault(error))
    assert.equal(fault, 'unavailable')
    assert.isBelow(performance.now() - started, LIMIT_MS + atOurPace(LIMIT_MS))
    wire.release()

    await change(through, 'Kept')
    assert.equal((await User.findOrFail(user.id)).firstName, 'Kept')
  })
})
