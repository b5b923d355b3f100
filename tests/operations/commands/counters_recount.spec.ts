import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import CheckCounters from '#actions/counters/check_counters'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { countDrift } from '#tests/helpers/count_drift'

async function recount(...flags: string[]) {
  ace.ui.switchMode('raw')
  ace.ui.logger.flushLogs()
  const { exitCode } = await ace.exec('counters:recount', ['--json', ...flags])
  const [said] = ace.ui.logger.getLogs().map(({ message }) => message)
  ace.ui.switchMode('normal')
  return { exitCode: exitCode ?? 0, report: JSON.parse(said!) }
}

/** Every counter is wrong; some too high, some too low. */
const DRIFT = `
  update products_product set comments_count = 7, likes_count = likes_count + 2;
  update products_comment set replies_count = 3;
  update products_productcount set n = n - 1 where scope in ('all', 'tag');
  delete from products_productcount where scope = 'category';
  insert into products_productcount values ('user', 999999, 4), ('tags', 0, 5)`

async function shop() {
  const product = await ProductFactory.with('user').with('category').with('tags', 2).create()
  const of = { productId: product.id, userId: product.userId }
  const comment = await CommentFactory.merge(of).create()
  await CommentFactory.merge({ ...of, parentId: comment.id }).create()
  return { product, comment }
}

test.group('counters:recount', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('finds nothing where all is well', async ({ assert }) => {
    await shop()
    const { exitCode, report } = await recount()
    assert.equal(exitCode, 0)
    assert.deepEqual(report, { differing: 0, fixed: 0, counts: [] })
  })

  test('tells every count that differs and writes nothing', async ({ assert }) => {
    const { product } = await shop()
    await db.rawQuery(DRIFT)
    const before = await countDrift(db.connection())

    const { exitCode, report } = await recount()
    assert.equal(exitCode, 5)
    assert.equal(report.differing, before.length)
    assert.deepInclude(report.counts, {
      ...{ counter: 'products.comments_count', id: product.id },
      ...{ kept: 7, actual: 2 },
    })
    assert.deepEqual(await countDrift(db.connection()), before)
  })

  test('mends every count with --fix', async ({ assert }) => {
    await shop()
    await db.rawQuery(DRIFT)

    const { exitCode, report } = await recount('--fix')
    assert.equal(exitCode, 0)
    assert.equal(report.fixed, report.differing)
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})

test.group('A count that has drifted to nothing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lets a comment be deleted all the same', async ({ assert, client }) => {
    const { product, comment } = await shop()
    await db.rawQuery('update products_product set comments_count = 0, likes_count = 0')
    await db.rawQuery('update products_comment set replies_count = 0')
    const user = await product.related('user').query().firstOrFail()
    const [reply] = await db.from('products_comment').where('parent_id', comment.id)

    for (const { id } of [reply!, comment]) {
      const response = await client.delete(`/api/v1/comments/${id}/`).withGuard('api').loginAs(user)
      assert.equal(response.status(), 204)
    }
  })
})

test.group('The check of counters in a server', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is not held to the time of a request', async ({ assert }) => {
    await db.rawQuery(`set local statement_timeout = '2s'`)
    assert.deepEqual(await new CheckCounters().handle(), { differing: 0 })
    // What it lifted stays so until the transaction around this test ends.
    const { rows } = await db.rawQuery('show statement_timeout')
    assert.equal(rows[0].statement_timeout, '1h')
  })
})
