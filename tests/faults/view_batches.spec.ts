import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ProductFactory } from '#database/factories/product_factory'
import { ViewCounter } from '#actions/views/view_counter'
import { cutAt } from '#tests/helpers/connection_fault'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

test.group('A batch of views', (group) => {
  group.each.setup(emptyAfterwards)

  test('is written by the next try, once: cut {$self} its statement')
    .with(['before', 'after'] as const)
    .run(async ({ assert }, moment) => {
      const { id, userId } = await ProductFactory.with('user').with('category').create()
      const views = new ViewCounter()
      const see = (address: string) =>
        views.see({ id, user: { id: userId } }, { address, agent: 'Firefox' })

      see('192.0.2.1')
      await cutAt(1, moment, () => views.flush().catch(() => see('192.0.2.2')))
      await views.flush()

      const rows = await db.from('products_productview').where('product_id', id)
      assert.deepEqual(
        rows.map(({ pending }) => pending),
        [1, 1]
      )
    })

  test('that is being written is no reason to say that all is written', async ({ assert }) => {
    const { id, userId } = await ProductFactory.with('user').with('category').create()
    const views = new ViewCounter()
    const visit = { address: '192.0.2.1', agent: 'Firefox' }
    views.see({ id, user: { id: userId } }, visit)

    const { result } = await cutAt(1, 'before', async () => {
      const first = views.flush().catch(() => 'failed')
      await views.flush()
      return { first: await first, rows: await db.from('products_productview') }
    })

    assert.equal(result.first, 'failed')
    assert.lengthOf(result.rows, 1)
  })
})
