import { connect } from 'node:net'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ProductFactory } from '#database/factories/product_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { atOurPace } from '#tests/helpers/pace'

const AT_ONCE = 400

/** Status, and how long it took in ms. */
async function ask(path: string) {
  const started = performance.now()
  const answer = await fetch(`http://${process.env.HOST}:${process.env.PORT}${path}`)
  await answer.arrayBuffer()
  const retryAfter = Number(answer.headers.get('retry-after'))
  return { status: answer.status, retryAfter, ms: performance.now() - started }
}

test.group('A pool of connections that are all taken', (group) => {
  group.each.setup(emptyAfterwards)

  test('is waited for, but not for long', async ({ assert }) => {
    const { pool } = db.connection().getWriteClient().client
    const taken = Array.from({ length: pool.max }, () => db.transaction())
    const transactions = await Promise.all(taken)

    const refused = await ask('/api/v1/products/')
    await Promise.all(transactions.map((transaction) => transaction.rollback()))
    const answered = await ask('/api/v1/products/')

    assert.deepEqual([refused.status, answered.status], [503, 200])
    assert.isAbove(refused.retryAfter, 0)
    assert.isBelow(refused.ms, atOurPace(3000))
    assert.isBelow(answered.ms, atOurPace(1000))
  })

  test('serves 400 who come at once, each in turn', async ({ assert }) => {
    const { id } = await ProductFactory.with('user').with('category').create()
    const paths = ['/api/v1/products/', `/api/v1/products/${id}/`, '/api/v1/products/?search=lamp']

    const asked = Array.from({ length: AT_ONCE }, (_, n) => ask(paths[n % paths.length]!))
    const answers = await Promise.all(asked)

    assert.isEmpty(answers.filter(({ status }) => status !== 200 && status !== 503))
    assert.isAbove(answers.filter(({ status }) => status === 200).length, AT_ONCE / 2)
    const next = await ask('/api/v1/products/')
    assert.equal(next.status, 200)
    assert.isBelow(next.ms, atOurPace(1000))
  })

  test('gets back those of clients who went away', async ({ assert }) => {
    for (let n = 0; n < 50; n++) {
      const socket = connect(Number(process.env.PORT), process.env.HOST)
      socket.on('error', () => {})
      socket.write('GET /api/v1/products/ HTTP/1.1\r\nHost: x\r\n\r\n', () => socket.destroy())
    }

    assert.equal((await ask('/api/v1/products/')).status, 200)
    const { pool } = db.connection().getWriteClient().client
    const deadline = Date.now() + 2000
    while (pool.numUsed() && Date.now() < deadline) await ask('/api/v1/health/live/')
    assert.equal(pool.numUsed(), 0)
  })
})
