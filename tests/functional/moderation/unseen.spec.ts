import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import EraseUser from '#actions/privacy/erase_user'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import type { EffectKind } from '#rules/moderation'
import { allRoutes } from '#routing/table'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'

/** What the author is called, and what each of their things says. */
const MARK = 'zyxmark'
const MARKS = { product: `${MARK}-lamp`, comment: `${MARK}-word` }

/** A product of the author's, and a comment of theirs on a product of somebody else. */
async function scene() {
  const author = await UserFactory.with('profile').merge({ username: MARK }).create()
  const other = await UserFactory.create()
  const lamp = await ProductFactory.merge({ userId: other.id }).with('category').create()
  const product = await ProductFactory.merge({
    ...{ userId: author.id, categoryId: lamp.categoryId },
    ...{ name: MARKS.product, description: MARKS.product },
  }).create()
  const tag = await ProductTagFactory.create()
  await product.related('tags').attach([tag.id])
  await lamp.related('tags').attach([tag.id])
  const comment = await CommentFactory.merge({
    ...{ productId: lamp.id, userId: author.id, content: MARKS.comment },
  }).create()
  await CommentFactory.merge({ productId: product.id, userId: other.id }).create()
  return { author, other, lamp, product, comment, tag }
}

type Scene = Awaited<ReturnType<typeof scene>>

const doTo = async (
  target: { kind: 'product' | 'comment' | 'user'; id: number },
  kind: EffectKind
) => {
  const { viewer } = await moderating()
  await decide(await caseAbout(target), viewer, [{ kind }])
}

const onProduct = (kind: EffectKind) => async (to: Scene) =>
  doTo({ kind: 'product', id: to.product.id }, kind)
const onComment = (kind: EffectKind) => async (to: Scene) =>
  doTo({ kind: 'comment', id: to.comment.id }, kind)

interface State {
  make: (to: Scene) => Promise<unknown>
  /** what nobody but the owner and moderators may see */
  of: ('product' | 'comment')[]
}

const STATES: Record<string, State> = {
  'a held product': {
    make: ({ product }) => product.merge({ moderationState: 'held' }).save(),
    of: ['product'],
  },
  'a hidden product': { make: onProduct('hide'), of: ['product'] },
  'a removed product': { make: onProduct('remove'), of: ['product'] },
  'a held comment': {
    make: ({ comment }) => comment.merge({ isApproved: false }).save(),
    of: ['comment'],
  },
  'a hidden comment': { make: onComment('hide'), of: ['comment'] },
  'a removed comment': { make: onComment('remove'), of: ['comment'] },
  'what a banned person made': {
    make: ({ author }) => doTo({ kind: 'user', id: author.id }, 'ban'),
    of: ['product', 'comment'],
  },
  'what an erased person made': {
    make: ({ author }) => new EraseUser().handle({ userId: author.id, atOnce: true }),
    of: ['product', 'comment'],
  },
}

/** Every list and detail that people have, with what its parameter stands for. */
function addresses({ author, product, lamp, comment, tag }: Scene): string[] {
  const keys: Record<string, (string | number)[]> = {
    products: [product.id, lamp.id],
    comments: [comment.id],
    categories: [lamp.categoryId],
    tags: [tag.slug],
    users: [author.id],
  }
  return allRoutes()
    .filter(
      ({ method, surface, guard }) =>
        method === 'GET' && surface === 'api' && ['anyone', 'viewer', 'user'].includes(guard)
    )
    .map(({ pattern }) => pattern)
    .filter((pattern) =>
      /^\/api\/v1\/(products|comments|categories|tags|users|stats)/.test(pattern)
    )
    .flatMap((pattern) => {
      const [, , , first = ''] = pattern.split('/')
      const filled = /:(id|key)/.test(pattern)
        ? (keys[first] ?? []).map((key) => pattern.replace(/:(id|key)/, String(key)))
        : [pattern]
      return filled.filter((path) => !path.includes(':')).map((path) => `${path}/`)
    })
}

async function textOf(client: ApiClient, path: string, user?: User) {
  const asked = client.get(path)
  const answer = await (user ? asked.loginAs(user) : asked)
  return { status: answer.status(), text: answer.text(), body: answer.body() }
}

test.group('On every list and detail', (group) => {
  group.each.setup(emptyAfterwards)

  test('{$self} is seen and counted by nobody else')
    .with(Object.keys(STATES))
    .run(async ({ client, assert }, name) => {
      const { make, of } = STATES[name]!
      const made = await scene()
      const { product, comment, author } = made
      const places = { product: `products/${product.id}`, comment: `comments/${comment.id}` }
      await make(made)
      const stranger = await UserFactory.create()

      const paths = addresses(made)
      assert.isAbove(paths.length, 20)
      // The name of an author who is not banned stands beside what they may go on showing.
      const hidden = of.length === 2 ? [MARK] : of.map((kind) => MARKS[kind])
      for (const path of paths)
        for (const query of ['', `?search=${hidden[0]}`, '?cursor=&page_size=100'])
          for (const user of [undefined, stranger]) {
            const { text, body } = await textOf(client, path + query, user)
            for (const words of hidden) assert.notInclude(text, words, path + query)
            // A page has room for all of them, so a count that is larger counts what is not seen.
            if (body.count !== undefined) assert.lengthOf(body.results, body.count, path + query)
          }
      if (name.includes('erased')) return
      const moderator = (await moderating()).user
      for (const kind of of) {
        const path = `/api/v1/${places[kind]}/`
        assert.equal((await textOf(client, path)).status, 404)
        assert.equal((await textOf(client, path, stranger)).status, 404)
        assert.equal((await textOf(client, path, moderator)).status, 200, `moderator: ${path}`)
        if (of.length === 1) assert.equal((await textOf(client, path, author)).status, 200)
      }
      // Lists are the same for every viewer.
      if (of.includes('product'))
        assert.notInclude((await textOf(client, '/api/v1/products/', moderator)).text, MARK)
    })
})
