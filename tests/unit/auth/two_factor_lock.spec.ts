import { test } from '@japa/runner'
import { isRequiredOf, lockAfter, REQUIRED_OF } from '#rules/two_factor'

test.group('Wrong codes', () => {
  test('close an account after every fifth, longer each time: {0} → {1} s')
    .with([
      [0, 0],
      [1, 0],
      [4, 0],
      [5, 900],
      [6, 0],
      [10, 1800],
      [15, 3600],
      [35, 57_600],
      [40, 86_400],
      [5000, 86_400],
    ])
    .run(({ assert }, [failures, seconds]) => {
      assert.equal(lockAfter(failures), seconds)
    })
})

test.group('Two-step sign-in', () => {
  test('is required of those whom the setting names', ({ assert }) => {
    const people = [
      { isStaff: false, isModerator: false },
      { isStaff: false, isModerator: true },
      { isStaff: true, isModerator: true },
    ]
    assert.deepEqual(
      REQUIRED_OF.map((required) => people.map((one) => isRequiredOf(one, required))),
      [
        [false, false, false],
        [false, false, true],
        [false, true, true],
      ]
    )
  })
})
