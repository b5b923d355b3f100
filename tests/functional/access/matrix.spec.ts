import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { bodies } from '#tests/functional/access/bodies'
import { cast, STATES, type Cast } from '#tests/functional/access/states'
import { cells, kindOf, leftovers, type Cell } from '#tests/functional/access/table'
import { emptyTables } from '#tests/helpers/empty_tables'

test.group('Who may what', (group) => {
  let made: Cast
  let sent: Record<string, object>

  group.setup(async () => {
    await emptyTables()
    made = await cast()
    sent = await bodies(made)
    return emptyTables
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => limiter.clear())

  test('{method} {pattern}, {state}: {role} is answered {expected}')
    .with(cells)
    .run(async ({ client, assert }, { method, pattern, state, role, expected }: Cell) => {
      const { key } = await STATES[kindOf(pattern)]![state]!(made.scene)
      const request = client.request(`${pattern.replace(/:\w+|\*/g, String(key))}/`, method)
      const user = made.users[role]

      const answer = await (user ? request.loginAs(user) : request).json(sent[pattern] ?? {})

      assert.equal(answer.status(), expected, 'tests/data/access.txt has another status, or none')
    })

  test('has no row for a route that is gone', ({ assert }) => {
    assert.deepEqual(leftovers(), [])
  })
})
