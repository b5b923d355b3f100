import { test } from '@japa/runner'
import TryRule from '#actions/screening/try_rule'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { runUnhurried } from '#tests/helpers/plans'
import { atOurPace } from '#tests/helpers/pace'

const COMMENTS = 100_000
const BATCH = 20_000

/** Comments of the last days by a hundred people, one of a hundred with a word that is looked for. */
async function plenty() {
  const product = await ProductFactory.with('user').with('category').create()
  const authors = await UserFactory.createMany(100)
  const ids = authors.map(({ id }) => id).join()
  const insert = (from: number) => `insert into products_comment
      (product_id, user_id, content, created_at, updated_at, is_active, is_approved, likes_count)
    select ${product.id}, (array[${ids}])[n % 100 + 1],
      'A comment of some length, as people write them under a product that they bought and liked: number ' || n
        || case when n % 100 = 0 then ' casino' else ' with https://shop.example/lamp' end,
      now() - n * interval '20 seconds', now(), true, true, 0
    from generate_series(${from}, ${from + BATCH - 1}) n`
  for (let from = 0; from < COMMENTS; from += BATCH) await runUnhurried([insert(from)])
  await runUnhurried(['analyze products_comment'])
}

test.group('A rule on 100,000 comments', (group) => {
  group.each.setup(emptyAfterwards)

  test('is tried in less than five seconds, and lets others work meanwhile', async ({ assert }) => {
    await plenty()
    let longest = 0
    let last = performance.now()
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)

    const rules = [
      { kind: 'words' as const, list: ['casino', 'poker*'] },
      { kind: 'hosts' as const, list: ['shop.example'] },
      { kind: 'burst' as const, count: 3, minutes: 110 },
    ]
    const found = []
    for (const rule of rules) {
      const begin = performance.now()
      const trial = await new TryRule().handle({
        rule: { effect: 'flag', targets: ['comment'], ...rule },
      })
      found.push([trial.looked.comment, trial.hits])
      assert.isBelow(performance.now() - begin, atOurPace(5000))
    }
    clearInterval(pulse)

    assert.deepEqual(found, [
      [COMMENTS, COMMENTS / 100],
      [COMMENTS, COMMENTS - COMMENTS / 100],
      [COMMENTS, COMMENTS - 300],
    ])
    assert.isBelow(longest, atOurPace(500))
  })
})
