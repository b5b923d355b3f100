import limiter from '@adonisjs/limiter/services/main'
import { test } from '@japa/runner'
import { spend } from '#throttling/budget'

const rate = { requests: 3, seconds: 60 }

test.group('spend', (group) => {
  group.each.teardown(() => limiter.clear())

  test('counts down and says when it is too much', async ({ assert }) => {
    const left = []
    for (let request = 0; request < 5; request++) left.push(await spend('test', rate, 'a'))
    assert.deepEqual(
      left.map(({ remaining, exceeded }) => [remaining, exceeded]),
      [
        [2, false],
        [1, false],
        [0, false],
        [0, true],
        [0, true],
      ]
    )
    // At the start of a window until a third of the next one.
    assert.isAtMost(left[4]!.resetIn, 80)
  })

  test('keeps scopes and keys apart, also at one rate', async ({ assert }) => {
    await spend('test', rate, 'a')
    assert.equal((await spend('test', rate, 'b')).remaining, 2)
    assert.equal((await spend('other', rate, 'a')).remaining, 2)
  })
})
