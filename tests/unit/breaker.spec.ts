import { setImmediate as turn } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Breaker } from '#throttling/breaker'

/** A breaker before something that can be broken, on a clock that stands until it is moved. */
function world() {
  const seen = { attempts: 0, probes: 0, changes: [] as boolean[] }
  const state = { broken: false, now: 0 }
  const answer = async () => {
    if (state.broken) throw new Error('broken')
    return 'far'
  }
  const breaker = new Breaker({
    probe: () => (seen.probes++, answer()),
    changed: (away) => seen.changes.push(away),
    pauseMs: 5000,
    clock: () => state.now,
  })
  const ask = () =>
    breaker.run(
      () => (seen.attempts++, answer()),
      async () => 'near'
    )
  return { seen, state, ask, breaker }
}

test.group('Breaker', () => {
  test('asks the far side while that answers', async ({ assert }) => {
    const { seen, ask } = world()
    assert.equal(await ask(), 'far')
    assert.deepEqual(seen, { attempts: 1, probes: 0, changes: [] })
  })

  test('answers from near at once when the far side fails, and leaves it alone', async ({
    assert,
  }) => {
    const { seen, state, ask } = world()
    state.broken = true
    const answers = await Promise.all(Array.from({ length: 5 }, ask))
    for (let time = 0; time < 5; time++) answers.push(await ask())

    assert.isTrue(answers.every((answer) => answer === 'near'))
    assert.deepEqual(seen, { attempts: 5, probes: 0, changes: [true] })
  })

  test('tries again after a pause, with a question of its own', async ({ assert }) => {
    const { seen, state, ask, breaker } = world()
    state.broken = true
    await ask()

    state.now = 5000
    assert.equal(await ask(), 'near')
    assert.equal(await ask(), 'near')
    await turn()
    assert.deepEqual([seen.attempts, seen.probes, breaker.away], [1, 1, true])

    state.broken = false
    assert.equal(await ask(), 'near')
    state.now = 10_000
    assert.equal(await ask(), 'near')
    await turn()
    assert.equal(await ask(), 'far')
    assert.deepEqual(seen.changes, [true, false])
  })
})
