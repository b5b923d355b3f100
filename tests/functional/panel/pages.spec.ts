import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import AuditEntry from '#models/audit_entry'
import { caseAbout } from '#tests/helpers/moderating'
import { age, enter } from '#tests/helpers/panel'

test.group('Pages of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const aProduct = () => ProductFactory.with('user').with('category').create()

  test('edit a product as its owner could, and say who it was', async ({ assert }) => {
    const { visitor, user } = await enter('staff')
    const product = await aProduct()
    const path = `/admin/products/${product.id}`
    const fields = { name: 'Lamp <b>', description: 'Bright', price: '12.50', currency: 'EUR' }

    const { location } = await visitor.submit(path, {
      ...fields,
      status: 'published',
      tag: 'Brass, oak ,',
    })
    const { text } = await visitor.get(path)

    assert.equal(location, path)
    assert.include(text, 'The product is saved.')
    assert.include(text, 'Lamp &lt;b&gt;')
    assert.match(text, /name="tags" value="Brass"[^]*name="tags" value="oak"/)
    const entry = await AuditEntry.findByOrFail({ targetType: 'product', targetId: product.id })
    assert.equal(entry.actorId, user.id)
    assert.containSubset(entry.after, { name: 'Lamp <b>', price: '12.50', tags: ['Brass', 'oak'] })
    assert.include(text, 'edited the product')
  })

  test('show a refused edit again, with its errors beside the fields and nothing lost', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const path = `/admin/products/${(await aProduct()).id}`
    const long = 'long '.repeat(1500)

    await visitor.submit(path, { name: '', description: long, price: 'x', currency: 'EUR' })
    const { text } = await visitor.get(path)

    assert.include(text, '2 things have to be mended')
    assert.include(text, 'href="#f-name"')
    assert.match(text, /id="f-price-error"[^]*Write a decimal number/)
    assert.include(text, long.trim())
  })

  test('show personal data to staff who have proved who they are, and write it down', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const { id, email } = await UserFactory.create()
    const page = `/admin/users/${id}`
    assert.notInclude((await visitor.get(page)).text, email)
    const shown = await visitor.submitTo(`${page}/personal-data`, page)
    assert.include(shown.text, email)
    assert.lengthOf(await AuditEntry.query().where({ deed: 'personal_data_read', targetId: id }), 1)

    await age()
    const again = await visitor.submitTo(`${page}/personal-data`, page)
    assert.equal(again.location, '/admin/proof')
    const proven = await visitor.submit('/admin/proof', { password: PASSWORD })
    assert.equal(proven.location, page)
  })

  test('find what is named, and words', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const product = await aProduct()
    const { username, email, id } = await UserFactory.create()
    const at = async (q: string) =>
      (await visitor.get(`/admin/search?q=${encodeURIComponent(q)}`)).location
    assert.equal(
      await at(`https://shop.example/products/${product.id}/`),
      `/admin/products/${product.id}`
    )
    assert.equal(await at(`@${username}`), `/admin/users/${id}`)
    const shop = 'http://other.example/en'
    for (const address of [`${shop}/products/${product.id}?ref=1`, `/products/${product.id}#a`])
      assert.equal(await at(address), `/admin/products/${product.id}`)
    assert.equal(await at(`${shop}/users/${id}`), `/admin/users/${id}`)
    const { id: caseId } = await caseAbout({ kind: 'product', id: product.id })
    assert.equal(await at(`${shop}/admin/queue/${caseId}?kind=product`), `/admin/queue/${caseId}`)
    assert.isNull(await at(`${shop}/products/${product.id}x`))
    assert.isNull(await at(email))
    const { visitor: staff } = await enter('staff')
    assert.equal((await staff.get(`/admin/search?q=${email}`)).location, `/admin/users/${id}`)
  })

  test('find a name in letters of any script, composed or not', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { id } = await UserFactory.merge({ username: 'Ünal.Çelik' }).create()
    for (const name of ['ünal.çelik', 'ünal.çelik'.normalize('NFD')])
      assert.equal(
        (await visitor.get(`/admin/search?q=${encodeURIComponent(`@${name}`)}`)).location,
        `/admin/users/${id}`
      )
  })

  test('open by a slug what alone has it, and list what else has its words', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const product = await aProduct()
    await product.merge({ name: 'Tea glass, six of them' }).save()
    const category = await CategoryFactory.merge({ slug: 'glass-ware' }).create()
    const tag = await ProductTagFactory.merge({ slug: 'for-tea' }).create()
    const at = async (q: string) => visitor.get(`/admin/search?q=${encodeURIComponent(q)}`)
    const slug = 'tea-glass-six-of-them'
    for (const text of [slug, `https://shop.example/products/${slug}/?ref=mail`])
      assert.equal((await at(text)).location, `/admin/products/${product.id}`)
    assert.equal((await at('glass-ware')).location, `/admin/categories/${category.id}`)
    assert.equal((await at('for-tea')).location, `/admin/tags/${tag.id}`)
    const other = await aProduct()
    await other.merge({ name: 'Tray for-tea' }).save()
    const { text, location } = await at('for-tea')
    assert.isNull(location)
    for (const path of [`/admin/products/${other.id}`, `/admin/tags/${tag.id}`])
      assert.include(text, `href="${path}"`)
    assert.isNull((await at('Tray')).location)
  })

  test('quote what people wrote as text', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const product = await aProduct()
    await product.merge({ name: '<script>alert(1)</script>' }).save()
    for (const path of ['/admin/products', `/admin/products/${product.id}`]) {
      const { text } = await visitor.get(path)
      assert.include(text, '&lt;script&gt;')
      assert.notInclude(text, '<script>alert')
      assert.isBelow(text.length, 60_000)
    }
  })

  test('tell a filter that is wrong beside its field', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { status, text } = await visitor.get('/admin/products?category=x&state=nonsense')
    assert.equal(status, 400)
    assert.include(text, 'id="q-state-error"')
  })

  test('send what the filters find as a file in which nothing computes', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const product = await aProduct()
    await product.merge({ name: '=1+1, "quoted"' }).save()
    const { headers, text } = await visitor.get('/admin/exports/products?state=listed')
    assert.match(headers.get('content-type')!, /^text\/csv/)
    assert.include(text, `"'=1+1, ""quoted"""`)
    assert.lengthOf(await AuditEntry.query().where({ deed: 'exported' }), 1)
  })

  test('keep how somebody wants the panel', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const fields = { theme: 'dark', time_zone: 'Europe/Istanbul', shortcuts: 'off' }
    await visitor.submit('/admin/account', fields)
    const { text } = await visitor.get('/admin/account')
    assert.include(text, 'data-theme="dark" data-density="comfortable"')
    assert.include(text, 'data-shortcuts="off"')
    assert.include(text, 'Times are in Europe/Istanbul.')
    await visitor.submit('/admin/account', { ...fields, density: 'compact' })
    for (const path of ['/admin/account', '/admin/products', '/admin/queue'])
      assert.include((await visitor.get(path)).text, 'data-theme="dark" data-density="compact"')
    await visitor.submit('/admin/account', { ...fields, density: 'tight' })
    assert.include((await visitor.get('/admin/account')).text, 'id="f-density-error"')
    await visitor.submit('/admin/account', { ...fields, time_zone: 'Mars/Olympus' })
    assert.include((await visitor.get('/admin/account')).text, 'id="f-time_zone-error"')
  })
})
