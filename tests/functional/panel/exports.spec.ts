import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { csvLimits } from '#controllers/panel/tables/send_csv'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import { csvLine } from '#support/csv'
import { enter } from '#tests/helpers/panel'

test.group('An export of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function products(names: string[]) {
    const { id: categoryId } = await CategoryFactory.create()
    const { id: userId } = await UserFactory.create()
    const rows = names.map((name, index) => ({ name, price: String(index), userId, categoryId }))
    return ProductFactory.merge(rows).createMany(names.length)
  }

  /** Every part of a file is a page of rows. */
  function limitTo(limits: Partial<typeof csvLimits>) {
    const before = { ...csvLimits }
    Object.assign(csvLimits, limits)
    return () => void Object.assign(csvLimits, before)
  }
  const namesIn = (text: string) => [...text.matchAll(/Lamp \w/g)].map(([name]) => name)

  test('has the rows of the filters in the order of the list, over many pages, each once', async ({
    assert,
    cleanup,
  }) => {
    cleanup(limitTo({ page: 2 }))
    const { visitor, user } = await enter('lead')
    const made = await products(['Lamp b', 'Lamp c', 'Lamp a', 'Lamp e', 'Lamp d'])
    await made[3]!.merge({ status: 'draft' }).save()
    const path = '/admin/exports/products?state=listed&ordering=name'
    const { text } = await visitor.get(path)
    assert.deepEqual(namesIn(text), ['Lamp a', 'Lamp b', 'Lamp c', 'Lamp d'])
    const down = await visitor.get('/admin/exports/products?state=listed&ordering=-price')
    assert.deepEqual(namesIn(down.text), ['Lamp d', 'Lamp a', 'Lamp c', 'Lamp b'])
    const [entry] = await AuditEntry.query().where({ deed: 'exported', actorId: user.id })
    assert.containSubset(entry!.after, { state: 'listed', ordering: 'name' })
  })

  test('is written down where there is one, whatever its address has beside', async ({
    assert,
  }) => {
    const { visitor } = await enter('lead')
    const noted = () => AuditEntry.query().where({ deed: 'exported' })
    for (const list of ['products', 'users', 'audit']) {
      const path = `/admin/exports/${list}`
      assert.equal((await visitor.get(`${path}?created=soon`)).status, 400)
      assert.isEmpty(await noted().where({ targetName: list }))
      assert.equal((await visitor.get(`${path}?beside=%00&%00=1`)).status, 200)
      assert.lengthOf(await noted().where({ targetName: list }), 1)
    }
    for (const word of ['search=%00', 'search=%ED%A0%80'])
      assert.isBelow((await visitor.get(`/admin/exports/users?${word}`)).status, 500)
  })

  test('of the log has what was changed, whole, and from where; its page says it in a line', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('lead')
    const description = 'Long. '.repeat(100)
    await AuditEntry.create({
      ...{ actorId: user.id, deed: 'product_edited', targetType: 'product', targetId: 1 },
      ...{ targetName: 'Lamp', reason: '', address: '192.0.2.7' },
      ...{ before: { name: 'Lump', description: '' }, after: { name: 'Lamp', description } },
    })
    const page = await visitor.get('/admin/audit?deed=product_edited')
    assert.include(page.text, 'Name: Lump → Lamp; Description: – → Long.')
    assert.notInclude(page.text, '192.0.2.7')
    assert.notInclude(page.text, description)
    const { text } = await visitor.get('/admin/exports/audit?deed=product_edited')
    assert.include(text, description.trimEnd())
    assert.include(text, '192.0.2.7')
  })

  test('is UTF-8 to spreadsheets, too', async ({ assert }) => {
    const { visitor } = await enter('lead')
    const address = `http://${process.env.HOST}:${process.env.PORT}/admin/exports/products`
    const Cookie = `vitrin_session=${visitor.cookie('vitrin_session')}`
    const bytes = await (await fetch(address, { headers: { Cookie } })).bytes()
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  })

  test('ends with a line that says so where there is more than a file takes', async ({
    assert,
    cleanup,
  }) => {
    cleanup(limitTo({ page: 2, rows: 4 }))
    const { visitor } = await enter('lead')
    await products(['Lamp a', 'Lamp b', 'Lamp c', 'Lamp d'])
    const whole = await visitor.get('/admin/exports/products')
    assert.notInclude(whole.text, 'There is more')
    await products(['Lamp e'])
    const { text } = await visitor.get('/admin/exports/products')
    assert.lengthOf(namesIn(text), 4)
    assert.isTrue(text.endsWith('There is more: a file has at most 4 rows.\r\n'))
  })

  test('has nothing that a spreadsheet computes: {$self}')
    .with(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '＠x'])
    .run(({ assert }, text) => {
      assert.match(csvLine([text, 'plain']), /^"?'[^]*,plain\r\n$/)
    })

  test('leaves other texts as they are', ({ assert }) => {
    assert.equal(csvLine([1, 'a=b', 'x - y', '', '12.50 EUR']), '1,a=b,x - y,,12.50 EUR\r\n')
  })
})
