import { test } from '@japa/runner'
import { isOutdated } from '#rules/token_age'

test.group('isOutdated', () => {
  test('by an end in second 100, a token of second {0} with a session {1}: {2}')
    .with([
      [99, true, false],
      [99, false, true],
      [100, true, false],
      [100, false, true],
      [101, true, false],
      [101, false, false],
      [null, true, false],
      [null, false, true],
    ] as const)
    .run(({ assert }, [issuedAt, hasSession, expected]) => {
      assert.equal(isOutdated({ issuedAt, hasSession }, 100), expected)
      assert.isFalse(isOutdated({ issuedAt, hasSession }, null))
    })
})
