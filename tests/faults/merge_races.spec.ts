import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import Category from '#models/category'
import Product from '#models/product'
import ProductTag from '#models/product_tag'
import type User from '#models/user'
import { findViewer } from '#queries/users/find_viewer'
import type { Viewer } from '#rules/viewer'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { tallyOf, together } from '#tests/helpers/together'

const CLIENTS = 24

/** A client that sends forms of one page as fast as it can. */
async function keeper() {
  const { visitor, user } = await enter('staff')
  const form = '/admin/account'
  return {
    user,
    send: (action: string, fields: Record<string, string> = {}) =>
      visitor.copy().submitTo(action, form, fields),
  }
}

const anAnswer = (status: number) => ({ status })

test.group('Merges at once', (group) => {
  group.each.setup(emptyAfterwards)

  async function filled(owner: User) {
    const [one, other] = (await CategoryFactory.createMany(2)) as [Category, Category]
    for (const { id: categoryId } of [one, other])
      await ProductFactory.merge({ userId: owner.id, categoryId }).createMany(5)
    return [one, other] as const
  }

  const tagged = async (owner: User, names: string[]) => {
    const { id: categoryId } = await CategoryFactory.create()
    const tags = await Promise.all(
      names.map((name) => ProductTagFactory.merge({ name, slug: name }).create())
    )
    for (const tag of tags) {
      const rows = await ProductFactory.merge({ userId: owner.id, categoryId }).createMany(5)
      for (const row of rows) await row.related('tags').attach([tag.id])
    }
    return tags
  }

  const merging = (kind: 'categories' | 'tags', from: number, into: number) =>
    [`/admin/${kind}/${from}/merge`, { into: String(into), seen: '1000' }] as const

  test('of two categories into each other leave one of them, with all products', async ({
    assert,
  }) => {
    const { send, user } = await keeper()
    const [one, other] = await filled(user)
    const answers = await together((index) => {
      const [from, into] = index % 2 ? [one, other] : [other, one]
      return send(...merging('categories', from.id, into.id))
    }, CLIENTS)

    assert.isTrue(
      answers.every(({ status }) => status < 500),
      JSON.stringify(tallyOf(answers))
    )
    const [left, ...more] = await Category.all()
    assert.lengthOf(more, 0)
    assert.lengthOf(await Product.query().where('categoryId', left!.id), 10)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('of two tags into each other leave one of them, though no product has either', async ({
    assert,
  }) => {
    const { send } = await keeper()
    const [one, other] = await ProductTagFactory.createMany(2)
    const answers = await together((index) => {
      const [from, into] = index % 2 ? [one!, other!] : [other!, one!]
      return send(...merging('tags', from.id, into.id))
    }, CLIENTS)

    assert.isTrue(
      answers.every(({ status }) => status < 500),
      JSON.stringify(tallyOf(answers))
    )
    assert.lengthOf(await ProductTag.all(), 1)
  })

  test('of two tags into each other leave one of them, and every product with it', async ({
    assert,
  }) => {
    const { send, user } = await keeper()
    const [one, other] = await tagged(user, ['brass', 'bras'])
    const answers = await together((index) => {
      const [from, into] = index % 2 ? [one!, other!] : [other!, one!]
      return send(...merging('tags', from.id, into.id))
    }, CLIENTS)

    assert.isTrue(
      answers.every(({ status }) => status < 500),
      JSON.stringify(tallyOf(answers))
    )
    const [left, ...more] = await ProductTag.all()
    assert.lengthOf(more, 0)
    const having = db.from('products_producttagrelation').where('tag_id', left!.id)
    assert.lengthOf(await having, 10)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('of one category, while products come, it is renamed, deleted and a decision is undone', async ({
    assert,
    client,
  }) => {
    const { send, user: staff } = await keeper()
    const user = await UserFactory.create()
    const [from, into] = await filled(user)
    const hidden = await Product.query().where('categoryId', from.id).firstOrFail()
    const about = await caseAbout({ kind: 'product', id: hidden.id })
    const viewer = (await findViewer(staff.id)) as Viewer
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
    const lamp = { name: 'Lamp', description: 'Bright', price: '10', category_id: from.id }
    const edit = { name: 'Name', slug: 'a-slug', description: '', parent: '', state: 'active' }

    const answers = await together(async (index) => {
      if (index % 6 === 0) return send(...merging('categories', from.id, into.id))
      if (index % 6 === 1) return send(`/admin/categories/${from.id}`, edit)
      if (index % 6 === 2 && index > 6) return send(`/admin/categories/${from.id}/delete`)
      if (index % 6 === 3 && index < 6) return send(`/admin/decisions/${decision.id}/undo`)
      const made = await client.post('/api/v1/products/').json(lamp).loginAs(user)
      return anAnswer(made.status())
    }, CLIENTS)

    assert.isTrue(
      answers.every(({ status }) => status < 500),
      JSON.stringify(tallyOf(answers))
    )
    assert.isNull(await Category.find(from.id))
    assert.equal((await hidden.refresh()).moderationState, 'visible')
    const made = answers.filter(({ status }) => status === 201).length
    assert.lengthOf(await Product.query().where('categoryId', into.id), 10 + made)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('of one tag, while products get it and it is renamed', async ({ assert, client }) => {
    const { send, user } = await keeper()
    const [from, into] = await tagged(user, ['bras', 'brass'])
    const products = await Product.query().where('userId', user.id)
    const { id: categoryId } = await CategoryFactory.create()
    const lamp = { name: 'Lamp', description: 'Bright', price: '10', category_id: categoryId }

    const answers = await together(async (index) => {
      if (index % 4 === 0) return send(...merging('tags', from!.id, into!.id))
      if (index % 4 === 1)
        return send(`/admin/tags/${from!.id}`, { name: 'Bras', slug: 'bras', state: 'active' })
      const tags = ['bras', 'oak']
      const sent =
        index % 4 === 2
          ? client.patch(`/api/v1/products/${products[index % 10]!.id}/`).json({ tags })
          : client.post('/api/v1/products/').json({ ...lamp, tags })
      return anAnswer((await sent.loginAs(user)).status())
    }, CLIENTS)

    assert.isTrue(
      answers.every(({ status }) => status < 500),
      JSON.stringify(tallyOf(answers))
    )
    assert.isNull(await ProductTag.find(from!.id))
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
