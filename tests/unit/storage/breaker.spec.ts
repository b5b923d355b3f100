import { test } from '@japa/runner'
import { StorageAwayException } from '#exceptions/storage'
import { Breaker } from '#storage/breaker'
import { until } from '#tests/helpers/children'
import { FileMissing } from '#storage/store'

/** A store that answers, is silent or refuses, and a breaker before it. */
function world() {
  const state = { error: undefined as Error | undefined, asked: 0 }
  const answer = async () => {
    state.asked++
    if (state.error) throw state.error
    return 'there'
  }
  const breaker = new Breaker(answer)
  const ask = () => breaker.run(answer).catch((error: Error) => error)
  return { state, ask }
}

const silence = () => new StorageAwayException(new Error('no answer'), true)

test.group('A breaker before a store', () => {
  test('refuses at once after three silences, until the store answers', async ({ assert }) => {
    const { state, ask } = world()
    state.error = silence()
    for (let time = 0; time < 3; time++) assert.equal(await ask(), state.error)
    const [refused] = await Promise.all([ask(), ask()])

    assert.instanceOf(refused, StorageAwayException)
    assert.isUndefined((refused as Error).cause)
    assert.equal(state.asked, 3)
    state.error = undefined
    await until(() => state.asked > 3)
    assert.equal(await ask(), 'there')
  })

  test('asks every second while nobody is let through', async ({ assert }) => {
    const { state, ask } = world()
    state.error = silence()
    await Promise.all([ask(), ask(), ask()])
    await until(() => state.asked >= 5)

    assert.instanceOf(await ask(), StorageAwayException)
    state.error = undefined
    await until(async () => (await ask()) === 'there')
  })

  test('refuses again after one more silence of a store that had just answered', async ({
    assert,
  }) => {
    const { state, ask } = world()
    state.error = silence()
    await Promise.all([ask(), ask(), ask()])
    state.error = undefined
    await until(() => state.asked > 3)
    state.error = silence()
    assert.equal(await ask(), state.error)
    const { asked } = state
    await ask()

    assert.equal(state.asked, asked)
    state.error = undefined
  })

  test('lets everybody through where the store {0}')
    .with([
      ['says that a file is missing', new FileMissing('a.webp')],
      ['says no', new StorageAwayException(new Error('AccessDenied'))],
    ] as const)
    .run(async ({ assert }, [, error]) => {
      const { state, ask } = world()
      state.error = error
      for (let time = 0; time < 9; time++) assert.equal(await ask(), error)

      assert.equal(state.asked, 9)
    })

  test('counts silences in a row only', async ({ assert }) => {
    const { state, ask } = world()
    for (let time = 0; time < 9; time++) {
      state.error = time % 3 === 2 ? undefined : silence()
      await ask()
    }

    assert.equal(state.asked, 9)
  })
})
