import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import Category from '#models/category'
import ProductImage from '#models/product_image'
import { enter } from '#tests/helpers/panel'
import { picture } from '#tests/helpers/pictures'

test.group('The page of a product in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const aProduct = () => ProductFactory.with('user').with('category').create()
  const deedsOf = async (targetId: number) => {
    const entries = await AuditEntry.query()
      .where({ targetType: 'product', targetId })
      .orderBy('id')
    return entries.map(({ deed }) => deed)
  }

  test('adds pictures, puts them in order and deletes them', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const { id } = await aProduct()
    const path = `/admin/products/${id}`
    const body = new FormData()
    for (const shade of [1, 2])
      body.append(
        'image',
        new File([new Uint8Array(await picture('png', { shade }))], `${shade}.png`)
      )
    await visitor.submitFiles(`${path}/pictures`, path, body)
    const order = async () => {
      const images = await ProductImage.query().where('productId', id).orderBy('orderIndex')
      return images.map((image) => image.id)
    }
    const [first, second] = await order()
    assert.isDefined(second)

    await visitor.submitTo(`${path}/pictures/${second}/move`, path, { to: 'earlier' })
    assert.deepEqual(await order(), [second, first])
    await visitor.submitTo(`${path}/pictures/${second}/move`, path, { to: 'earlier' })
    await visitor.submitTo(`${path}/pictures/${second}/move`, path, { to: 'first' })
    assert.isTrue((await ProductImage.findOrFail(second)).isPrimary)
    await visitor.submitTo(`${path}/pictures/${second}/delete`, path)
    assert.deepEqual(await order(), [first])
    assert.deepEqual(await deedsOf(id), [
      ...['pictures_added', 'pictures_ordered', 'picture_put_first', 'picture_deleted'],
    ])
  })

  test('shows the whole of a name that lists cut, so that a save keeps it', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const product = await aProduct()
    const name = 'x'.repeat(255)
    await product.merge({ name }).save()
    assert.include((await visitor.get(`/admin/products/${product.id}`)).text, `value="${name}"`)
    assert.notInclude((await visitor.get('/admin/products')).text, name.slice(0, 101))
  })

  test('says beside the field what is wrong with a file', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const path = `/admin/products/${(await aProduct()).id}`
    const body = new FormData()
    body.append('image', new File(['words'], 'a.png'))
    await visitor.submitFiles(`${path}/pictures`, path, body)
    assert.match((await visitor.get(path)).text, /id="f-image-error"[^]*is not a picture/)
    const none = new FormData()
    await visitor.submitFiles(`${path}/pictures`, path, none)
    assert.match((await visitor.get(path)).text, /id="f-image-error"[^]*Send a file/)
  })

  test('writes nothing down of a save that changes nothing', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const { id } = await aProduct()
    const fields = { name: 'Lamp', description: 'Bright', price: '12.50', currency: 'EUR' }
    const form = { ...fields, status: 'published', tag: 'Brass, oak' }
    await visitor.submit(`/admin/products/${id}`, form)
    await visitor.submit(`/admin/products/${id}`, { ...form, tag: 'OAK, Brass' })
    assert.deepEqual(await deedsOf(id), ['product_edited'])
  })

  test('tells by their names who had it and where it was, as the log does', async ({ assert }) => {
    const { visitor, user } = await enter('lead')
    const { id, categoryId } = await aProduct()
    const category = await Category.findOrFail(categoryId)
    const other = await UserFactory.create()
    await AuditEntry.create({
      ...{ actorId: user.id, deed: 'product_edited', targetType: 'product', targetId: id },
      before: { userId: user.id, categoryId: 99_999_999 },
      after: { userId: other.id, categoryId },
    })
    const { text } = await visitor.get(`/admin/products/${id}`)
    assert.match(text, new RegExp(`<del>@${user.username}</del>\\s*<ins>@${other.username}</ins>`))
    assert.match(text, new RegExp(`<del>99999999</del>\\s*<ins>${category.name}</ins>`))
    const log = await visitor.get('/admin/audit?deed=product_edited')
    assert.include(log.text, `Owner: @${user.username} → @${other.username}`)
  })

  test("tells what Django's own log says, in words", async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    const { id } = await aProduct()
    await db.rawQuery(
      `create table django_content_type (id int primary key, app_label text, model text)`
    )
    await db.rawQuery(`create table django_admin_log (id int primary key, action_time timestamptz,
      object_id text, action_flag smallint, change_message text, content_type_id int, user_id bigint)`)
    await db.rawQuery(`insert into django_content_type values (7, 'products', 'product')`)
    const message = JSON.stringify([{ changed: { fields: ['Price', 'Name'] } }])
    await db.rawQuery(
      `insert into django_admin_log values (1, '2024-03-05T12:00Z', ?, 2, ?, 7, ?)`,
      [...[String(id), message, user.id]]
    )
    const { text } = await visitor.get(`/admin/products/${id}`)
    assert.match(text, /changed it \(in Django\)[^]*changed Price, Name/)
  })
})
