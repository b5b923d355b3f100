import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { enter } from '#tests/helpers/panel'

const VALUES = [
  '',
  'x',
  '-1',
  '0',
  '1.5',
  '9'.repeat(25),
  '%00',
  '%00@b',
  '%ED%A0%80',
  '@%00',
  '[]',
  '%27--',
  '__proto__',
  'constructor',
  '9999',
  '9999-12-31',
  '0001@Asia/Tokyo',
]

test.group('An address of the panel that no link has', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is answered, and never by a fault', async ({ assert }) => {
    const { visitor } = await enter('admin')
    const { id } = await CategoryFactory.create()
    const { id: tagId } = await ProductTagFactory.create()
    const places = [
      ...['categories?below=', 'categories/new?parent=', `categories/${id}/merge?into=`],
      ...[`tags/${tagId}/merge?named=`, 'search?q=', 'products?created=', 'audit?created=2026@'],
      ...[
        'products/bulk?deed=hide&ids=',
        'products/bulk?deed=',
        'products/bulk?all=1&deed=hide&category=',
      ],
      ...['users?search=', 'comments?product=', 'products?owner=', 'audit?actor=', 'audit?deed='],
      ...['queue?q=', 'queue?author=', 'queue?reporter=', 'queue?decided_by=', 'queue?reports='],
      ...['queue?content=', 'queue?account=', 'queue?waiting=', 'queue?kind=', 'queue?subject='],
      ...['queue/bulk?verb=ban&scope=all&view=q%3D', 'queue/bulk?verb=', 'queue/changes?seen='],
      ...['products?page=', 'products?cursor=', 'products?ordering=', 'tags?page_size='],
    ]
    for (const place of places)
      for (const value of VALUES) {
        const { status } = await visitor.get(`/admin/${place}${value}`)
        assert.isBelow(status, 500, place + value)
      }
  })
})
