import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import { UserProfileFactory } from '#database/factories/user_profile_factory'
import { allRoutes } from '#routing/table'

/** What leaves to nobody but himself and staff. */
const PERSONAL = {
  email: 'only-mine@example.org',
  phone: '+90-555-0100',
  birthDate: DateTime.fromISO('1984-02-29', { zone: 'utc' }),
  gender: 'prefer_not_to_say',
  lastLogin: DateTime.fromISO('2019-08-07T06:05:04Z', { zone: 'utc' }),
}
/** What a private profile keeps as well. */
const KEPT = { bio: 'bio-mark', location: 'place-mark', website: 'https://web-mark.example' }
const AVATAR = 'avatars/face-mark.png'

const SECRETS = ['only-mine', '555-0100', '1984-02-29', 'prefer_not_to_say', '2019-08-07']
const MARKS = ['bio-mark', 'place-mark', 'web-mark', 'face-mark']

/** Somebody with a product, a tag on it and a comment below it; what stands for the parameters of paths. */
async function scene(isPrivate: boolean) {
  const { email, lastLogin, phone, birthDate, gender } = PERSONAL
  const person = await UserFactory.merge({ email, lastLogin }).create()
  const profile = {
    userId: person.id,
    phone,
    birthDate,
    gender,
    ...KEPT,
    avatar: AVATAR,
    isPrivate,
  }
  await UserProfileFactory.merge(profile).create()
  const product = await ProductFactory.merge({ userId: person.id }).with('category').create()
  const tag = await ProductTagFactory.create()
  await product.related('tags').attach([tag.id])
  const on = { productId: product.id, userId: person.id }
  const comment = await CommentFactory.merge(on).create()
  const keys: Record<string, string | number> = {
    products: product.id,
    comments: comment.id,
    categories: product.categoryId,
    tags: tag.slug,
    users: person.id,
    errors: 'not_found',
  }
  return { person, keys }
}

/** Every address that is read, but for the document, which names genders. */
const addresses = (keys: Record<string, string | number>) =>
  allRoutes()
    .filter(({ method, pattern }) => method === 'GET' && !/^\/api\/(schema|docs)/.test(pattern))
    .map(
      ({ pattern }) => `${pattern.replace(/(\w+)\/:\w+/, (_, kind) => `${kind}/${keys[kind]}`)}/`
    )

const searched = (path: string) => [path, `${path}?search=mark`, `${path}?search=only-mine`]

const READERS = {
  anonymous: null,
  stranger: UserFactory,
  moderator: UserFactory.apply('moderator'),
}

test.group('What is private', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const isPrivate of [false, true])
    for (const [reader, factory] of Object.entries(READERS))
      test(`leaves by no route: ${reader} reads ${isPrivate ? 'a private' : 'an open'} profile`, async ({
        client,
        assert,
      }) => {
        const { keys } = await scene(isPrivate)
        const user = await factory?.create()
        const forbidden = isPrivate ? [...SECRETS, ...MARKS] : SECRETS
        const paths = addresses(keys)

        for (const path of paths.flatMap(searched)) {
          const request = client.get(path)
          const answer = await (user ? request.loginAs(user) : request)
          const found = forbidden.filter((mark) => answer.text().includes(mark))
          assert.deepEqual(found, [], path)
        }
        assert.include(paths, `/api/v1/users/${keys.users}/comments/`)
      })

  test('is himself’s and the staff’s to read', async ({ client, assert }) => {
    const { person, keys } = await scene(true)
    const staff = await UserFactory.apply('staff').create()

    for (const reader of [person, staff]) {
      const answer = await client.get(`/api/v1/users/${keys.users}/`).loginAs(reader)
      assert.deepEqual(
        [...SECRETS, ...MARKS].filter((mark) => !answer.text().includes(mark)),
        []
      )
    }
  })
})
