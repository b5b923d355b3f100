import { test } from '@japa/runner'
import { progress } from '#hosting/progress'
import { hoursIn } from '#support/hours'

test.group('Progress', () => {
  function telling(total?: number, isTerminal = false) {
    const said: string[] = []
    const clock = { now: 0 }
    const say = (line: string) => void said.push(line)
    const tell = progress({ of: 'files', total, say, isTerminal, now: () => clock.now })
    return {
      said,
      at: (seconds: number, done: number) => ((clock.now = seconds * 1000), tell(done)),
    }
  }

  test('is told each ten seconds, with the time that is left', ({ assert }) => {
    const { said, at } = telling(1000)
    for (const second of [1, 5, 9, 10, 11, 19, 21]) at(second, second * 20)

    assert.deepEqual(said, [
      'files: 200 of 1000, 20 a second, 40 s left',
      'files: 420 of 1000, 20 a second, 29 s left',
    ])
  })

  test('is told each second on a terminal', ({ assert }) => {
    const { said, at } = telling(undefined, true)
    at(0.5, 1)
    at(1, 10)

    assert.deepEqual(said, ['files: 10, 10 a second'])
  })
})

test.group('A span of time', () => {
  test('{0} has {1} hours')
    .with([
      ['90m', 1.5],
      ['24h', 24],
      ['7d', 168],
      ['0h', 0],
    ] as const)
    .run(({ assert }, [text, hours]) => assert.equal(hoursIn(text), hours))

  test('is not "{$self}"')
    .with(['-1h', '1.5h', 'soon', '24', ''])
    .run(({ assert }, text) => assert.isUndefined(hoursIn(text)))
})
