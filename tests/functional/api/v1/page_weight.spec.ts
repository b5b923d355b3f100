import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import User from '#models/user'
import { runUnhurried } from '#tests/helpers/plans'
import { discussion } from '#tests/helpers/discussion'
import { emptyTables } from '#tests/helpers/empty_tables'

const MAX_BYTES = 8_000_000
/** Four bytes in UTF-8. */
const WIDE = '𝔸'
/** Six bytes in JSON. */
const CONTROL = '\u0001'

const repeated = (letter: string) => (length: number) => `repeat('${letter}', ${length})`

/** The longest texts that ever may come in, and longer ones as Django stored them. @param letter - of all texts */
const filled = (letter: string) => {
  const wide = repeated(letter)
  return [
    `update products_category set name = ${wide(255)}, description = ${wide(20_000)}`,
    `update users_user set first_name = ${wide(150)}, last_name = ${wide(150)}`,
    `update users_userprofile set bio = ${wide(5000)}, location = ${wide(255)}`,
    `update products_product set name = ${wide(255)}, description = ${wide(12_000)}`,
  ]
}

/** What belongs to products. Replies are counted at the end, as a trigger would count one after the other. */
const surrounded = (letter: string) => {
  const wide = repeated(letter)
  return [
    `insert into products_producttag (name, slug)
   select ${wide(97)} || (i + 100), 'heavy-' || i from generate_series(1, 100) i`,
    `insert into products_producttagrelation (product_id, tag_id)
   select p.id, t.id from products_product p
   cross join (select id from products_producttag order by id desc limit 20) t`,
    `insert into products_productimage (product_id, image, alt_text, order_index)
   select p.id, 'products/' || i || '.jpg', ${wide(255)}, i from products_product p cross join generate_series(1, 12) i`,
    `insert into products_comment (product_id, user_id, content)
   select min(p.id), min(p.user_id), ${wide(1000)}
   from products_product p cross join generate_series(1, 100) i group by i`,
    'set session_replication_role = replica',
    `insert into products_comment (product_id, user_id, content, parent_id)
   select product_id, user_id, ${wide(5000)}, c.id
   from products_comment c cross join generate_series(1, 11)`,
    `insert into products_comment (product_id, user_id, content, parent_id)
   select product_id, user_id, ${wide(5000)}, id
   from products_comment cross join generate_series(1, 1000) where id = (select min(id) from products_comment)`,
    `update products_product p set comments_count = n
   from (select product_id, count(*) as n from products_comment group by 1) c where p.id = c.product_id`,
    `update products_comment p set replies_count = n
   from (select parent_id, count(*) as n from products_comment group by 1) c where p.id = c.parent_id`,
  ]
}

const ids = { product: 0, user: 0, category: 0, comment: 0 }

/** A hundred of everything, with the longest texts there are. */
const fill = (statements: string[]) => async () => {
  await emptyTables()
  const { product, author } = await discussion()
  const { id: categoryId } = product.category
  await CategoryFactory.merge({ parentId: categoryId }).createMany(99)
  await UserFactory.with('profile').createMany(99)
  await ProductFactory.merge({ userId: author.id, categoryId }).createMany(99)
  await product.merge({ userId: author.id }).save()
  await runUnhurried(statements)
  const comment = await Comment.query().orderBy('id').first()
  Object.assign(ids, {
    product: product.id,
    user: author.id,
    category: categoryId,
    comment: comment?.id,
  })
  return emptyTables
}

for (const letter of [WIDE, CONTROL])
  test.group(`A page of texts of ${JSON.stringify(letter)}`, (group) => {
    group.setup(fill([...filled(letter), ...surrounded(letter)]))

    test('weighs less than 8 MB: {$self}')
      .with([
        ...[
          'products/?',
          'products/?cursor=',
          'users/{user}/products/?',
          'tags/heavy-90/products/?',
        ],
        ...['categories/?', 'tags/?', 'users/?', 'comments/?parent=null', 'comments/?'],
        ...['products/{product}/comments/?', 'users/{user}/comments/?', 'categories/tree/?'],
        ...[
          'comments/{comment}/?',
          'categories/{category}/?',
          'products/{product}/?',
          'users/{user}/?',
        ],
        ...[
          'comments/?parent={comment}',
          'categories/{category}/products/?',
          'stats/?',
          'categories/{category}/stats/?',
        ],
      ])
      .run(async ({ client, assert }, path) => {
        const id = (_: string, name: keyof typeof ids) => String(ids[name])
        const url = `/api/v1/${path.replace(/{(\w+)}/, id as never)}`

        const answer = await client.get(`${url}&page_size=100`)

        answer.assertStatus(200)
        assert.isBelow(Buffer.byteLength(answer.text()), MAX_BYTES)
        if (/cursor|page/.test(path)) assert.lengthOf(answer.body().results, 100)
      })
  })

test.group('A long description', (group) => {
  group.setup(fill(filled(WIDE)))

  test('is cut in lists only, without a mark', async ({ client, assert }) => {
    const list = await client.get('/api/v1/products/?page_size=1')
    const [listed] = list.body().results
    const detail = await client.get(`/api/v1/products/${listed.id}/`)

    assert.equal(listed.description, WIDE.repeat(10_000))
    assert.equal(listed.category.description, WIDE.repeat(2000))
    assert.equal(detail.body().description, WIDE.repeat(12_000))
    assert.equal(detail.body().category.description, WIDE.repeat(20_000))
  })

  test('stays when a PATCH does not name it', async ({ client, assert }) => {
    const [{ id }] = (await client.get(`/api/v1/products/?page_size=1&user=${ids.user}`)).body()
      .results
    const owner = await User.findOrFail(ids.user)

    const answer = await client.patch(`/api/v1/products/${id}/`).json({ price: '2' }).loginAs(owner)

    answer.assertStatus(200)
    assert.equal(answer.body().description, WIDE.repeat(12_000))
  })
})
