import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Breaker } from '#throttling/breaker'
import { atOurPace } from '#tests/helpers/pace'

/** A breaker in front of something that can be broken or silent. */
function world() {
  const seen = { attempts: 0, changes: [] as boolean[] }
  const state: { is: 'well' | 'broken' | 'silent' } = { is: 'well' }
  const breaker = new Breaker((away) => seen.changes.push(away))
  const answer = async () => {
    seen.attempts++
    if (state.is === 'broken') throw new Error('broken')
    if (state.is === 'silent') await sleep(10_000, undefined, { ref: false })
    return 'far'
  }
  const ask = () => breaker.run(answer, async () => 'near')
  return { seen, state, ask, breaker }
}

test.group('Breaker', () => {
  test('asks the far side while that answers', async ({ assert }) => {
    const { seen, ask } = world()
    assert.equal(await ask(), 'far')
    assert.deepEqual(seen, { attempts: 1, changes: [] })
  })

  test('answers from near when the far side is {$self}, says so once, and leaves it alone')
    .with(['broken', 'silent'] as const)
    .run(async ({ assert }, is) => {
      const { seen, state, ask } = world()
      state.is = is
      const answers = await Promise.all(Array.from({ length: 5 }, ask))
      const began = performance.now()
      for (let time = 0; time < 5; time++) answers.push(await ask())

      assert.isTrue(answers.every((answer) => answer === 'near'))
      assert.isBelow(performance.now() - began, atOurPace(100))
      assert.deepEqual(seen, { attempts: 5, changes: [true] })
    })

  test('asks the far side again when it is back', async ({ assert }) => {
    const { seen, state, ask, breaker } = world()
    state.is = 'broken'
    await ask()
    state.is = 'well'
    assert.equal(await ask(), 'near')
    breaker.comeBack()
    breaker.comeBack()
    assert.equal(await ask(), 'far')
    assert.deepEqual(seen.changes, [true, false])
  })
})
