import { test } from '@japa/runner'
import { KeptCounts } from '#services/kept_counts'

/** Counts upwards, so that each making is told apart. */
function counter() {
  let made = 0
  return async () => ++made
}

test.group('KeptCounts', () => {
  test('shares a count while it is made, and keeps it', async ({ assert }) => {
    const counts = new KeptCounts<number>()
    const make = counter()

    const together = await Promise.all([counts.get('lamps', make), counts.get('lamps', make)])

    assert.deepEqual(together, [1, 1])
    assert.equal(await counts.get('lamps', make), 1)
    assert.equal(await counts.get('rugs', make), 2)
  })

  test('counts anew after a write, even what was being counted', async ({ assert }) => {
    const counts = new KeptCounts<number>()
    const make = counter()

    const before = counts.get('lamps', make)
    counts.forget()
    const after = counts.get('lamps', make)

    assert.deepEqual(await Promise.all([before, after]), [1, 2])
    assert.equal(await counts.get('lamps', make), 2)
  })

  test('tells the last count, however old, for choosing plans', async ({ assert }) => {
    const counts = new KeptCounts<number>()
    await counts.get('lamps', counter())
    counts.forget()

    assert.equal(counts.last('lamps'), 1)
    assert.isUndefined(counts.last('rugs'))
    counts.note('rugs', 7)
    assert.equal(counts.last('rugs'), 7)
  })

  test('keeps no failure', async ({ assert }) => {
    const counts = new KeptCounts<number>()

    await assert.rejects(() => counts.get('lamps', () => Promise.reject(new Error('away'))))

    assert.equal(await counts.get('lamps', counter()), 1)
  })

  test('keeps a thousand lists at most, the latest', async ({ assert }) => {
    const counts = new KeptCounts<number>()
    for (let list = 0; list <= 1000; list++) counts.note(String(list), list)

    assert.isUndefined(counts.last('0'))
    assert.equal(counts.last('1000'), 1000)
  })
})
