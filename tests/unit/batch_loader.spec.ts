import { setImmediate as nextTurn } from 'node:timers/promises'
import { test } from '@japa/runner'
import { BatchLoader } from '#db/batch_loader'

/** Loads `<key>!`, and keeps what it was asked for at a time. */
function recorder() {
  const loads: number[][] = []
  const loader = new BatchLoader<number, string>(async (keys) => {
    loads.push(keys)
    await nextTurn()
    return new Map(keys.filter((key) => key > 0).map((key) => [key, `${key}!`]))
  })
  return { loads, loader }
}

test.group('BatchLoader', () => {
  test('loads what is asked for in one turn at once, each key once', async ({ assert }) => {
    const { loads, loader } = recorder()

    const values = await Promise.all([loader.get(1), loader.get(2), loader.get(1), loader.get(-1)])

    assert.deepEqual(values, ['1!', '2!', '1!', undefined])
    assert.deepEqual(loads, [[1, 2, -1]])
  })

  test('joins no load that runs: what came before may be stale', async ({ assert }) => {
    const { loads, loader } = recorder()

    const first = loader.get(1)
    while (!loads.length) await nextTurn()
    const second = loader.get(1)
    await Promise.all([first, second])

    assert.deepEqual(loads, [[1], [1]])
  })

  test('gathers for the next load while one runs', async ({ assert }) => {
    const loads: number[][] = []
    const { promise: firstEnds, resolve: endFirst } = Promise.withResolvers<void>()
    const loader = new BatchLoader<number, number>(async (keys) => {
      loads.push(keys)
      if (loads.length === 1) await firstEnds
      return new Map(keys.map((key) => [key, key]))
    })

    const asked = [loader.get(1)]
    while (!loads.length) await nextTurn()
    asked.push(loader.get(2))
    await nextTurn()
    asked.push(loader.get(3))
    endFirst()

    assert.deepEqual(await Promise.all(asked), [1, 2, 3])
    assert.deepEqual(loads, [[1], [2, 3]])
  })

  test('waits for no load that hangs, and not for one that has failed', async ({ assert }) => {
    const loads: number[][] = []
    const { promise: hanging, reject } = Promise.withResolvers<never>()
    const loader = new BatchLoader<number, number>(async (keys) => {
      loads.push(keys)
      return loads.length === 1 ? hanging : new Map(keys.map((key) => [key, key]))
    })

    const first = loader.get(1)
    while (!loads.length) await nextTurn()
    assert.equal(await loader.get(2), 2)
    reject(new Error('away'))
    await assert.rejects(() => first, 'away')

    assert.equal(await loader.get(3), 3)
    assert.deepEqual(loads, [[1], [2], [3]])
  })

  test('begins another batch when one is full', async ({ assert }) => {
    const { loads, loader } = recorder()
    const many = Array.from({ length: 500 }, (_, index) => index + 1)

    await Promise.all([loader.loadMany(many), loader.get(501)])

    assert.deepEqual(
      loads.map(({ length }) => length),
      [500, 1]
    )
  })

  test('fails for all who share it, and for nobody after them', async ({ assert }) => {
    let fails = true
    const loader = new BatchLoader<number, number>(async (keys) => {
      if (fails) throw new Error('away')
      return new Map(keys.map((key) => [key, key]))
    })

    const outcomes = await Promise.allSettled([loader.get(1), loader.get(2)])
    fails = false

    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected']
    )
    assert.equal(await loader.get(1), 1)
  })
})
