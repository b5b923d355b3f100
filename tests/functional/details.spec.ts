import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { discussion } from '#tests/helpers/discussion'

async function scene() {
  const { product, author, say } = await discussion()
  const category = await CategoryFactory.merge({ slug: 'home' }).create()
  const tag = await ProductTagFactory.merge({ slug: 'wood' }).create()
  const comment = await say('Fine')
  return { product, author, category, tag, comment }
}

type Scene = Awaited<ReturnType<typeof scene>>

/** Every detail there is, and what makes it another one. */
const DETAILS: Record<string, { path: (of: Scene) => string; change: (of: Scene) => unknown }> = {
  'a product': {
    path: ({ product }) => `products/${product.id}/`,
    change: ({ product }) => product.merge({ name: 'New' }).save(),
  },
  'a category': {
    path: () => 'categories/home/',
    change: ({ category }) => category.merge({ name: 'New' }).save(),
  },
  'a category with another child': {
    path: ({ category }) => `categories/${category.id}/`,
    change: ({ category }) => CategoryFactory.merge({ parentId: category.id }).create(),
  },
  'a tag': { path: () => 'tags/wood/', change: ({ tag }) => tag.merge({ name: 'New' }).save() },
  'a comment': {
    path: ({ comment }) => `comments/${comment.id}/`,
    change: ({ comment }) => comment.merge({ content: 'New' }).save(),
  },
  'a user': {
    path: ({ product }) => `users/${product.user.id}/`,
    change: ({ product }) => product.user.merge({ firstName: 'New' }).save(),
  },
  'oneself': {
    path: () => 'auth/me/',
    change: ({ author }) => author.merge({ firstName: 'New' }).save(),
  },
  'one’s profile': {
    path: () => 'users/profile/',
    change: ({ author }) => author.profile.merge({ bio: 'New' }).save(),
  },
}

test.group('A detail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('has a weak ETag, and 304 for those who have it: {$self}')
    .with(Object.keys(DETAILS))
    .run(async ({ client, assert }, name) => {
      const of = await scene()
      const { path, change } = DETAILS[name]!
      const read = (tag = '') =>
        client
          .get(`/api/v1/${path(of)}`)
          .header('If-None-Match', tag)
          .loginAs(of.author)

      const first = await read()
      const tag = first.header('etag')!
      const again = await read(tag)
      const amongOthers = await read(`"x", ${tag}`)
      await change(of)
      const changed = await read(tag)

      first.assertStatus(200)
      assert.match(tag, /^W\/".+"$/)
      for (const same of [again, amongOthers]) {
        same.assertStatus(304)
        assert.equal(same.text(), '')
        assert.equal(same.header('etag'), tag)
      }
      changed.assertStatus(200)
      assert.notEqual(changed.header('etag'), tag)
    })
})
