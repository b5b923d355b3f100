import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { statementsOf } from '#tests/helpers/count_statements'
import { discussion } from '#tests/helpers/discussion'
import { pathOf, walkPages } from '#tests/helpers/walk_pages'

interface Shown {
  id: number
  replies: Shown[]
  replies_count: number
}

const FIRST = 20_000_000

/** `count` comments a minute apart, the higher the id the newer; `parent` is SQL of `i`, from 0. */
async function talk(count: number, parent = 'null::bigint') {
  const { product, author } = await discussion()
  await db.rawQuery(
    `insert into products_comment (id, product_id, user_id, content, parent_id, created_at)
     select ${FIRST} + i, ?, ?, 'x', ${parent}, now() + i * interval '1 minute'
     from generate_series(0, ${count - 1}) i`,
    [product.id, author.id]
  )
  return { product, author, url: `/api/v1/products/${product.id}/comments/` }
}

const level = (comments: Shown[]) => comments.flatMap(({ replies }) => replies)
const ids = (comments: Shown[]) => comments.map(({ id }) => id - FIRST)
const range = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => from - i)

test.group('A long thread', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const count of [102, 499, 640])
    for (const reader of ['anyone', 'author', 'moderator'] as const)
      test(`of ${count} goes on by cursor where its array ends: ${reader}`, async ({
        client,
        assert,
      }) => {
        const { author, url } = await talk(count)
        // Unapproved ones at the top, on both sides of the end, and at the bottom.
        const hidden = [count - 1, count - 2, count - 104, count - 106, 1].filter((i) => i > 0)
        await db.rawQuery('update products_comment set is_approved = false where id = any(?)', [
          hidden.map((i) => FIRST + i),
        ])
        const user = {
          anyone: null,
          author,
          moderator: await UserFactory.apply('moderator').create(),
        }[reader]
        const read = client.get(url)

        const array = await (user ? read.loginAs(user) : read)
        const link = /<([^>]+)>; rel="next"/.exec(array.header('link') ?? '')?.[1]
        const visible = range(count - 1, 0).filter((i) => !hidden.includes(i))

        assert.equal(array.header('x-total-count'), String(visible.length))
        assert.deepEqual(ids(array.body()), visible.slice(0, 100))
        if (visible.length <= 100) return assert.isUndefined(link)
        assert.match(link!, /\/comments\/\?product=\d+&parent=null&page_size=100&cursor=[\w-]+$/)
        const rest = await walkPages(client, pathOf(link!), { user: user ?? undefined })
        const seen = rest.ids.map((id) => id - FIRST)
        assert.lengthOf(new Set(seen), seen.length)
        assert.deepEqual(
          seen.filter((i) => !hidden.includes(i)),
          visible.slice(100)
        )
        assert.equal(
          seen.some((i) => hidden.includes(i)),
          reader !== 'anyone'
        )
      })

  test('holds 1,000 replies, the newest of the nearest level: {$self}')
    .with(['array', 'list', 'detail'] as const)
    .run(async ({ client, assert }, how) => {
      // Two top-level ones, 600 and 600 replies to them, and a reply to each of these.
      const parent = `case when i < 2 then null when i < 1202 then ${FIRST} + i % 2 else ${FIRST} + i - 1200 end`
      const { product, url } = await talk(2402, parent)
      const paths = {
        array: url,
        list: `/api/v1/comments/?product=${product.id}&parent=null`,
        detail: `/api/v1/comments/${FIRST}/`,
      }

      const body = (await client.get(paths[how])).body()
      const top: Shown[] = how === 'array' ? body : how === 'list' ? body.results : [body]

      if (how === 'detail') {
        assert.deepEqual(
          ids(level(top)),
          range(1201, 2).filter((i) => i % 2 === 0)
        )
        assert.deepEqual(
          ids(level(level(top))),
          range(2401, 1602).filter((i) => i % 2 === 0)
        )
      } else {
        assert.deepEqual(ids(top), [1, 0])
        assert.sameMembers(ids(level(top)), range(1201, 202))
        assert.deepEqual(level(level(top)), [])
        assert.deepEqual(
          top.map(({ replies_count: count }) => count),
          [600, 600]
        )
      }
    })

  test('is read in at most two statements: {$self} comments')
    .with([1, 499, 501, 3000])
    .run(async ({ client, assert }, count) => {
      const { url } = await talk(count, `case when i % 3 > 0 then ${FIRST} + i - i % 3 end`)
      await client.get(url)

      const sent = await statementsOf(async () => (await client.get(url)).assertStatus(200))

      assert.isAtMost(sent.length, 2)
    })
})
