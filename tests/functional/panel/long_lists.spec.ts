import { test } from '@japa/runner'
import { emptyTables } from '#tests/helpers/empty_tables'
import { enter } from '#tests/helpers/panel'
import { plansOf, type Plan } from '#tests/helpers/plans'
import { tenThousandCases } from '#tests/helpers/ten_thousand_cases'
import type { Visitor } from '#tests/helpers/visitor'

const PRODUCTS = ['', 'name', '-name', 'price', '-views_count', '-likes_count', 'created_at']
const STATES = ['', 'listed', 'draft', 'hidden', 'deleted']

/** The statement that finds the rows of a page. */
const finding = (plans: Plan[], table: string) =>
  plans.filter(({ sql }) => sql.includes(`from ${table} `) && /as values[^]* order by /.test(sql))

test.group('A long list of the panel', (group) => {
  let visitor: Visitor

  group.setup(async () => {
    await tenThousandCases()
    visitor = (await enter('moderator')).visitor
    return emptyTables
  })

  test('of products reads no more than it shows, ordered by "{$self}"')
    .with(PRODUCTS)
    .run(async ({ assert }, ordering) => {
      for (const state of STATES) {
        const page = `/admin/products?state=${state}&ordering=${ordering}`
        const plans = finding(await plansOf(() => visitor.get(page)), 'products_product p')
        assert.lengthOf(plans, 1, page)
        assert.notInclude(plans[0]!.scanned, 'products_product', page)
        assert.isNotEmpty(plans[0]!.indexes, page)
      }
    })

  test('of comments reads no more than it shows: {$self}')
    .with(['', 'listed', 'unapproved', 'author_hidden'])
    .run(async ({ assert }, state) => {
      const page = `/admin/comments?state=${state}`
      const plans = finding(await plansOf(() => visitor.get(page)), 'products_comment c')
      assert.lengthOf(plans, 1)
      assert.notInclude(plans[0]!.scanned, 'products_comment')
    })
})
