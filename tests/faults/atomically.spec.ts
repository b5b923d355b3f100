import { test } from '@japa/runner'
import { atomically } from '#db/atomically'
import { databaseFault } from '#db/database_fault'
import { cutAt } from '#tests/helpers/connection_fault'

/** A token of somebody who is not there: Django's foreign keys complain at COMMIT. */
const ORPHAN = `insert into token_blacklist_outstandingtoken (token, jti, expires_at, user_id)
  values ('x', 'orphan', now(), 987654321)`

test.group('atomically', () => {
  test('says so when the COMMIT is refused', async ({ assert, db }) => {
    const failed = await atomically(async (client) => client.rawQuery(ORPHAN)).catch(
      (error: unknown) => error
    )
    assert.equal(databaseFault(failed), 'foreign_key')
    await db.assertMissing('token_blacklist_outstandingtoken', { jti: 'orphan' })
  })

  test('says so when the way breaks before statement {$self}')
    .with([1, 2, 3])
    .run(async ({ assert }, n) => {
      const work = () => atomically(async (client) => client.rawQuery('select 1'))
      const failed = () => work().catch((error: unknown) => error)
      const { result } = await cutAt(n, 'before', failed)
      assert.equal(databaseFault(result), 'unavailable')
    })
})
