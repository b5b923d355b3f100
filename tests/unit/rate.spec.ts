import { test } from '@japa/runner'
import { parseRate } from '#throttling/rate'

test.group('parseRate', () => {
  test('reads {0}')
    .with([
      ['100/hour', { requests: 100, seconds: 3600 }],
      ['5/min', { requests: 5, seconds: 60 }],
      [' 10/d ', { requests: 10, seconds: 86_400 }],
      ['3/s', { requests: 3, seconds: 1 }],
    ] as const)
    .run(({ assert }, [text, rate]) => assert.deepEqual(parseRate(text), rate))

  test('refuses {$self}, naming it')
    .with(['', '100', '100/', 'many/hour', '-1/hour', '5/year'])
    .run(({ assert }, text) => {
      assert.throws(() => parseRate(text), `"${text}" is no rate: write 100/hour or 5/min`)
    })
})
