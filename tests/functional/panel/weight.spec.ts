import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import type Product from '#models/product'
import { panelPages } from '#routing/panel_table'
import { statementsOf } from '#tests/helpers/count_statements'
import { enter } from '#tests/helpers/panel'

/** Bytes of HTML. */
const MAX_PAGE = 60_000
/** Of a page: who it is and how they want it are three of them. */
const MAX_STATEMENTS = 16

/** No page, or not one of this server's data. */
const ELSEWHERE = /exports|media|suggestions|sign-in|decisions|\/(next|previous|changes)$/

test.group('Every page of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const LONG = 'A long word about lamps. '

  /** A shop with many of everything, and long texts. @returns the id of one of each */
  async function plenty() {
    const user = await UserFactory.create()
    const categories = await CategoryFactory.merge({
      name: LONG.repeat(2).slice(0, 40),
    }).createMany(200)
    const [{ id: categoryId } = { id: 0 }] = categories
    const text = { name: LONG.repeat(10), description: LONG.repeat(400) }
    const products = await ProductFactory.merge({
      ...text,
      userId: user.id,
      categoryId,
    }).createMany(60)
    const product = products[0] as Product
    const comments = await CommentFactory.merge({
      ...{ productId: product.id, userId: user.id, content: LONG.repeat(20) },
    }).createMany(60)
    const tags = await ProductTagFactory.createMany(60)
    await product.related('tags').attach(tags.slice(0, 20).map(({ id }) => id))
    await edits(user.id, { product: product.id, category: categoryId, tag: tags[0]!.id })
    return {
      ...{ products: product.id, users: user.id, categories: categoryId },
      ...{ tags: tags[0]!.id, comments: comments[0]!.id },
    } as Record<string, number>
  }

  /** A history of long texts. */
  async function edits(actorId: number, targets: Record<string, number>) {
    const texts = { description: LONG.repeat(400) }
    for (const [targetType, targetId] of Object.entries({ ...targets, user: actorId }))
      await AuditEntry.createMany(
        Array.from({ length: 60 }, () => ({
          ...{ actorId, deed: 'product_edited', targetType, targetId, targetName: LONG },
          ...{ before: texts, after: texts, reason: LONG },
        }))
      )
  }

  test('of products weighs less with the longest texts in every row: {letter}')
    .with([
      { letter: 'n', most: 48_000 },
      { letter: 'ж', most: 58_000 },
    ])
    .run(async ({ assert }, { letter, most }) => {
      const { visitor } = await enter('admin')
      const name = letter.repeat(255)
      const categories = await CategoryFactory.merge({ name }).createMany(60)
      const people = await UserFactory.merge(
        Array.from({ length: 25 }, (_, at) => ({ username: `${at}`.padEnd(150, 'n') }))
      ).createMany(25)
      await ProductFactory.merge(
        people.map(({ id: userId }, at) => ({
          ...{ name, userId, categoryId: categories[at]!.id, price: '99999999.99' },
        }))
      ).createMany(25)
      const { text, status } = await visitor.get('/admin/products')
      assert.equal(status, 200)
      assert.lengthOf([...text.matchAll(/name="ids"/g)], 20)
      assert.isBelow(Buffer.byteLength(text), most)
    })

  test('weighs less than 60 kB and asks few statements, however much there is', async ({
    assert,
  }) => {
    const { visitor } = await enter('admin')
    const ids = await plenty()
    const heavy: Record<string, number> = {}
    const busy: Record<string, number> = {}
    let shown = 0
    for (const { method, pattern } of panelPages()) {
      if (method !== 'GET' || ELSEWHERE.test(pattern)) continue
      const path = pattern.replace(/(\w+)\/:id/, (_, kind: string) => `${kind}/${ids[kind] ?? 1}`)
      const statements = await statementsOf(async () => {
        const { text, status } = await visitor.get(path)
        assert.oneOf(status, [200, 302, 404], path)
        if (status === 200) shown += 1
        if (Buffer.byteLength(text) >= MAX_PAGE) heavy[path] = Buffer.byteLength(text)
      })
      if (statements.length > MAX_STATEMENTS) busy[path] = statements.length
    }
    assert.isAbove(shown, 20)
    assert.deepEqual(heavy, {})
    assert.deepEqual(busy, {})
  })
})
