import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import type Product from '#models/product'
import { activeTags } from '#queries/panel/products/active_tags'
import { caseAbout } from '#tests/helpers/moderating'
import { countDrift } from '#tests/helpers/count_drift'
import { categoryTree } from '#tests/helpers/category_tree'
import { enter } from '#tests/helpers/panel'

const FIELDS = { name: 'Lamp', description: 'Bright', price: '12.50', currency: 'EUR' }

test.group('The tags of a product in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function tagged(...names: string[]) {
    const product = await ProductFactory.with('user').with('category').create()
    const tags = names.map((name, index) => ({ name, slug: `tag-${index}` }))
    const rows = await ProductTagFactory.merge(tags).createMany(names.length)
    await product.related('tags').attach(rows.map(({ id }) => id))
    return { id: product.id, path: `/admin/products/${product.id}` }
  }
  /** What the form would send. */
  const tagsShown = (text: string) =>
    [
      ...text.replace(/<template>[^]*<\/template>/, '').matchAll(/name="tags" value="([^"]+)"/g),
    ].map(([, name]) => name)

  test('are given and taken without a script, the rest of the form stays, and nothing is saved before the save', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const { id, path } = await tagged('brass', 'oak, old')
    assert.deepEqual(tagsShown((await visitor.get(path)).text), ['brass', 'oak, old'])
    const form = { ...FIELDS, name: 'A new name', category_id: '' }
    const lists = (fields: Record<string, string>) =>
      Object.fromEntries(Object.entries({ ...form, ...fields }).map(([name, one]) => [name, [one]]))
    const send = (tags: string[], fields: Record<string, string> = {}) =>
      visitor.submitLists(path, path, { ...lists(fields), tags })

    await send(['', 'brass', 'oak, old'], { tag: 'linen, silk', adds: '1' })
    const added = (await visitor.get(path)).text
    assert.deepEqual(tagsShown(added), ['brass', 'oak, old', 'linen', 'silk'])
    assert.include(added, 'value="A new name"')
    await send(['', 'brass', 'oak, old', 'linen', 'silk'], { without: 'brass' })
    assert.deepEqual(tagsShown((await visitor.get(path)).text), ['oak, old', 'linen', 'silk'])
    assert.deepEqual(await activeTags(id), ['brass', 'oak, old'])
    assert.lengthOf(await AuditEntry.query().where({ targetId: id }), 0)

    await send(['', 'oak, old', 'linen'], { tag: 'wool' })
    assert.deepEqual(await activeTags(id), ['linen', 'oak, old', 'wool'])
    assert.lengthOf(await AuditEntry.query().where({ targetId: id }), 1)
    await visitor.submit(path, form)
    assert.lengthOf(await activeTags(id), 3)
    await send([''])
    assert.deepEqual(await activeTags(id), [])
  })

  test('that are wrong are told beside them, and stay in the form', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const { path } = await tagged()
    await ProductTagFactory.merge({ name: 'lead', slug: 'lead', isActive: false }).create()
    await visitor.submit(path, { ...FIELDS, category_id: '', tag: 'lead' })
    const { text } = await visitor.get(path)
    assert.match(text, /id="f-tags-error"[^]*lead/)
    assert.match(text, /href="#f-tags">Tags:/)
    assert.include(text, 'id="f-tags"')
    assert.match(text, /name="tag" value="lead"/)
  })

  test('are written as text, whatever they are called', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const { path } = await tagged('"><script>alert(1)</script>')
    assert.notInclude((await visitor.get(path)).text, '<script>alert')
  })
})

test.group('What fields of the panel name', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function filed(categoryId: number): Promise<Product> {
    const { id: userId } = await UserFactory.create()
    return ProductFactory.merge({ userId, categoryId }).create()
  }
  const save = (category: string) => ({ ...FIELDS, category_id: category })

  test('is the category by its path, its name, its slug or the id behind it: {$self}')
    .with(['Home › Lamps › Desk', 'desk', 'DESK', 'Lamps › desk', 'Desk #'])
    .run(async ({ assert }, written) => {
      const { visitor } = await enter('staff')
      const { root, leaf } = await categoryTree()
      const product = await filed(root.id)
      const path = `/admin/products/${product.id}`
      assert.include((await visitor.get(path)).text, 'value="Home"')
      await visitor.submit(path, save(written.replace('#', `#${leaf.id}`)))
      assert.equal((await product.refresh()).categoryId, leaf.id)
      assert.include((await visitor.get(path)).text, 'value="Home › Lamps › Desk"')
    })

  test('is asked for once more where nothing or several things are called so', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const { root, child } = await categoryTree()
    await CategoryFactory.merge({ name: 'Desk', slug: 'desk-2', parentId: root.id }).create()
    const product = await filed(child.id)
    const path = `/admin/products/${product.id}`
    await visitor.submit(path, save('Nowhere <b>'))
    const none = (await visitor.get(path)).text
    assert.include(none, 'There is no &quot;Nowhere &lt;b&gt;&quot;.')
    assert.include(none, 'value="Nowhere &lt;b&gt;"')
    await visitor.submit(path, save('Desk'))
    assert.match((await visitor.get(path)).text, /Several are called so[^]*Home › Desk/)
    assert.equal((await product.refresh()).categoryId, child.id)
  })

  test('tells two categories of one name in one place apart by their ids', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const [one, other] = await CategoryFactory.merge([
      { name: 'Twin', slug: 'twin-1' },
      { name: 'Twin', slug: 'twin-2' },
    ]).createMany(2)
    const product = await filed(one!.id)
    const path = `/admin/products/${product.id}`
    assert.include((await visitor.get(path)).text, `value="Twin #${one!.id}"`)
    await visitor.submit(path, save(`Twin #${other!.id}`))
    assert.equal((await product.refresh()).categoryId, other!.id)
  })

  test('is the owner: the product, what waits for a decision about it and its state are theirs', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const { root } = await categoryTree()
    const product = await filed(root.id)
    const about = await caseAbout({ kind: 'product', id: product.id })
    const path = `/admin/products/${product.id}`
    const give = (owner: string) => visitor.submit(path, { ...save(''), owner })
    await give('@Nobody <b>')
    assert.include((await visitor.get(path)).text, 'There is no &quot;@Nobody &lt;b&gt;&quot;.')

    const grace = await UserFactory.merge({ username: 'Grace' }).create()
    await give('@grace')
    assert.equal((await product.refresh()).userId, grace.id)
    assert.equal((await about.refresh()).subjectId, grace.id)
    assert.isFalse(product.authorHidden)
    const entry = await AuditEntry.query().where({ targetId: product.id }).firstOrFail()
    assert.containSubset(entry.after, { userId: grace.id })

    const banned = await UserFactory.merge({ bannedAt: DateTime.utc() }).create()
    await give(banned.username)
    assert.isTrue((await product.refresh()).authorHidden)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('narrows lists: products by a category, comments by a product, which links name by ids', async ({
    assert,
  }) => {
    const { visitor } = await enter('moderator')
    const { root, leaf } = await categoryTree()
    const product = await filed(leaf.id)
    const other = await filed(root.id)
    await other.merge({ name: 'Another one' }).save()
    const by = { productId: product.id, userId: product.userId }
    const comment = await CommentFactory.merge({ ...by, content: 'Here it is' }).create()
    for (const asked of ['Home › Lamps › Desk', 'desk', String(leaf.id)]) {
      const { text } = await visitor.get(`/admin/products?category=${encodeURIComponent(asked)}`)
      assert.include(text, `/admin/products/${product.id}"`)
      assert.notInclude(text, `/admin/products/${other.id}"`)
    }
    const { text } = await visitor.get(`/admin/products?category=${leaf.id}`)
    assert.include(text, 'value="Home › Lamps › Desk"')
    const found = await visitor.get(`/admin/comments?product=${product.id}`)
    assert.include(found.text, `/admin/comments/${comment.id}"`)
    assert.include(found.text, `value="${product.name} #${product.id}"`)
    const none = await visitor.get(`/admin/comments?product=${encodeURIComponent(other.name)}`)
    assert.notInclude(none.text, `/admin/comments/${comment.id}"`)
  })

  test('is suggested while it is written, ten at most, to moderators alone', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { leaf } = await categoryTree()
    const product = await filed(leaf.id)
    await UserFactory.merge(
      Array.from({ length: 15 }, (_, index) => ({ username: `zoe${index}` }))
    ).createMany(15)
    const asked = async (kind: string, q: string) => {
      const { text } = await visitor.get(`/admin/suggestions/${kind}?q=${encodeURIComponent(q)}`)
      return (JSON.parse(text) as { values: string[] }).values
    }
    assert.deepEqual(await asked('categories', 'desk'), ['Home › Lamps › Desk'])
    assert.deepEqual(await asked('products', product.name), [`${product.name} #${product.id}`])
    const people = await asked('users', '@zoe')
    assert.lengthOf(people, 10)
    assert.equal(people[0], '@zoe0')
    assert.deepEqual(await asked('users', '%'), [])
    assert.deepEqual(await asked('passwords', 'a'), [])
    assert.deepEqual(await asked('tags', '\0'), [])
    const { visitor: member } = await enter('member')
    assert.notEqual((await member.get('/admin/suggestions/users?q=zoe')).status, 200)
  })
})
