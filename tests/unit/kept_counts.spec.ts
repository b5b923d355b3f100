import { test } from '@japa/runner'
import { KeptCounts } from '#db/kept_counts'

/** Counts upwards, so that each making is told apart. */
function counter() {
  let made = 0
  return async () => ++made
}

const isFull = (count: number) => count >= 1000

test.group('KeptCounts', () => {
  test('shares a count while it is made, and keeps it', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })
    const make = counter()

    const together = await Promise.all([counts.get('lamps', make), counts.get('lamps', make)])

    assert.deepEqual(together, [1, 1])
    assert.equal(await counts.get('lamps', make), 1)
    assert.equal(await counts.get('rugs', make), 2)
  })

  test('counts anew after a write, even what was being counted', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })
    const make = counter()

    const before = counts.get('lamps', make)
    counts.hear('delete from lamps')
    const after = counts.get('lamps', make)

    assert.deepEqual(await Promise.all([before, after]), [1, 2])
    assert.equal(await counts.get('lamps', make), 2)
  })

  test('counts anew when rows came, except what was counted to the limit', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })
    await counts.get('few', async () => 1)
    await counts.get('many', async () => 1000)
    counts.hear('insert into lamps values (1)')

    assert.equal(await counts.get('few', async () => 2), 2)
    assert.equal(await counts.get('many', async () => 7), 1000)
    counts.hear('delete from lamps')
    assert.equal(await counts.get('many', async () => 7), 7)
  })

  test('counts anew what was being counted when rows came', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })
    const before = counts.get('many', async () => 1000)
    counts.hear('insert into lamps values (1)')
    const after = counts.get('many', async () => 7)

    assert.deepEqual(await Promise.all([before, after]), [1000, 7])
    assert.equal(await counts.get('many', async () => 8), 7)
  })

  test('tells the last count, however old, for choosing plans', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })
    await counts.get('lamps', counter())
    counts.hear('delete from lamps')

    assert.equal(counts.last('lamps'), 1)
    assert.isUndefined(counts.last('rugs'))
    counts.note('rugs', 7)
    assert.equal(counts.last('rugs'), 7)
  })

  test('keeps no failure', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })

    await assert.rejects(() => counts.get('lamps', () => Promise.reject(new Error('away'))))

    assert.equal(await counts.get('lamps', counter()), 1)
  })

  test('keeps a thousand lists at most, the latest', async ({ assert }) => {
    const counts = new KeptCounts<number>({ dependsOn: ['lamps'], isFull })
    for (let list = 0; list <= 1000; list++) counts.note(String(list), list)

    assert.isUndefined(counts.last('0'))
    assert.equal(counts.last('1000'), 1000)
  })
})
