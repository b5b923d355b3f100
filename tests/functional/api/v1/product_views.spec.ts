import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import FoldViews from '#actions/views/fold_views'
import ForgetViewers from '#actions/views/forget_viewers'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import type Product from '#models/product'
import { ViewCounter, viewCounter } from '#actions/views/view_counter'

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'
const visit = { address: '203.0.113.7', agent: BROWSER }

test.group('Views of a product', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const make = () => ProductFactory.with('user').with('category').create()
  const look = (client: ApiClient, product: Product, agent = BROWSER) =>
    client.get(`/api/v1/products/${product.id}/`).header('user-agent', agent)

  /** What the housekeeping does now and then. */
  async function counted(product: Product) {
    await viewCounter.flush()
    await new FoldViews().handle()
    return (await product.refresh()).viewsCount
  }

  test('count one viewer of two processes once', async ({ client, assert }) => {
    const product = await make()
    const before = product.updatedAt.toISO()
    const [one, other] = [new ViewCounter(), new ViewCounter()]

    for (let time = 0; time < 20; time++) await look(client, product)
    for (const process of [one, other]) {
      process.see({ id: product.id, user: { id: product.userId } }, visit)
      process.see({ id: product.id, user: { id: product.userId } }, visit)
      await process.flush()
    }

    assert.equal(await counted(product), 2)
    assert.equal(product.updatedAt.toISO(), before)
  })

  test('count twenty viewers twenty times', async ({ client, assert }) => {
    const product = await make()
    const users = await UserFactory.createMany(10)

    for (const user of users) await look(client, product).loginAs(user)
    for (let agent = 0; agent < 10; agent++) await look(client, product, `${BROWSER} no ${agent}`)

    assert.equal(await counted(product), 20)
    assert.equal(await counted(product), 20)
  })

  test('count neither the owner, nor bots, nor agents without a name', async ({
    client,
    assert,
  }) => {
    const product = await make()

    await look(client, product).loginAs(product.user)
    for (const agent of ['Googlebot/2.1', 'my-crawler', 'Yahoo! Slurp', ' '])
      await look(client, product, agent)

    assert.equal(await counted(product), 0)
  })

  test('count neither HEAD, nor what was not changed, nor what was not seen', async ({
    client,
    assert,
  }) => {
    const product = await make()
    const draft = await ProductFactory.apply('draft').with('user').with('category').create()
    const tag = (await look(client, product, 'Googlebot/2.1')).header('etag')!

    await client.request(`/api/v1/products/${product.id}/`, 'HEAD').header('user-agent', BROWSER)
    await look(client, product).header('if-none-match', tag)
    await look(client, draft)

    assert.equal(await counted(product), 0)
    assert.equal(await counted(draft), 0)
  })

  test('count a viewer again after half an hour, and forget him then', async ({
    client,
    assert,
  }) => {
    const product = await make()
    await look(client, product)
    await counted(product)
    const ago = (minutes: number) =>
      db.rawQuery(`update products_productview set counted_at = now() - make_interval(mins => ?)`, [
        minutes,
      ])

    await ago(29)
    await look(client, product)
    assert.equal(await counted(product), 1)
    await ago(31)
    await look(client, product)
    assert.equal(await counted(product), 2)
    await ago(31)
    await new ForgetViewers().handle()
    assert.lengthOf(await db.from('products_productview'), 0)
  })
})
