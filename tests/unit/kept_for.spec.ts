import { test } from '@japa/runner'
import { clearKeptCounts } from '#db/kept_counts'
import { KeptFor } from '#db/kept_for'

/** Answers with how often it was asked. */
function counting() {
  let asked = 0
  return async () => ++asked
}

test.group('An answer that is kept for a while', () => {
  test('is made once for all that ask meanwhile, by what they ask', async ({ assert }) => {
    const kept = new KeptFor<number>(60)
    const make = counting()
    assert.deepEqual(await Promise.all([kept.get('a', make), kept.get('a', make)]), [1, 1])
    assert.equal(await kept.get('a', make), 1)
    assert.equal(await kept.get('b', make), 2)
  })

  test('is made anew when its time is over, or all that is kept is forgotten', async ({
    assert,
  }) => {
    const make = counting()
    const brief = new KeptFor<number>(0)
    assert.deepEqual([await brief.get('a', make), await brief.get('a', make)], [1, 2])
    const kept = new KeptFor<number>(60)
    await kept.get('a', make)
    clearKeptCounts()
    assert.equal(await kept.get('a', make), 4)
  })

  test('is made anew after one that failed', async ({ assert }) => {
    const kept = new KeptFor<number>(60)
    await assert.rejects(() => kept.get('a', () => Promise.reject(new Error('away'))), 'away')
    assert.equal(await kept.get('a', async () => 7), 7)
  })

  test('is forgotten, the oldest first, where there are very many', async ({ assert }) => {
    const kept = new KeptFor<number>(60)
    const make = counting()
    for (let key = 0; key <= 100; key++) await kept.get(String(key), make)
    assert.equal(await kept.get('100', make), 101)
    assert.equal(await kept.get('0', make), 102)
  })
})
