import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { discussion } from '#tests/helpers/discussion'

/** Somebody with a private profile and a picture, their product, their comment, and who looks. */
async function scene() {
  const { product, author, say } = await discussion()
  await author.merge({ username: 'shy' }).save()
  await author.profile.merge({ isPrivate: true, avatar: 'face-mark.png' }).save()
  await product.merge({ userId: author.id }).save()
  await say('Mine')
  const readers = {
    anyone: null,
    another: await UserFactory.create(),
    moderator: await UserFactory.apply('moderator').create(),
    themselves: author,
    staff: await UserFactory.apply('staff').create(),
  }
  return { id: author.id, readers }
}

type Reader = keyof Awaited<ReturnType<typeof scene>>['readers']
const STRANGERS: Reader[] = ['anyone', 'another', 'moderator']
const TRUSTED: Reader[] = ['themselves', 'staff']

/** Every way to ask for what somebody did elsewhere, and for who they are. */
const CLOSED = [
  ...['users/{id}/', 'users/shy/', 'users/{id}/comments/', 'users/shy/comments/?cursor='],
  ...['comments/?user={id}', 'comments/?user={id}&cursor=', 'comments/?user={id}&page=last'],
  ...['comments/?user=1&user={id}', 'comments/?user=%20{id}', 'comments/?user={id}&page=x'],
  ...['comments/?user={id}&product=999999999', 'comments/?user={id}&ordering=likes_count'],
]

/** What they show: products, and their name as an author. */
const OPEN = ['users/{id}/products/', 'users/shy/products/', 'products/?user={id}', 'comments/']

test.group('A private profile', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is closed to all but themselves and staff: {$self}')
    .with(CLOSED)
    .run(async ({ client }, path) => {
      const { id, readers } = await scene()
      const read = (reader: Reader) => {
        const request = client.get(`/api/v1/${path.replace('{id}', String(id))}`)
        return readers[reader] ? request.loginAs(readers[reader]) : request
      }

      for (const reader of STRANGERS) {
        const refused = await read(reader)
        refused.assertStatus(403)
        refused.assertBodyContains({ code: 'permission_denied' })
      }
      if (/page=x|product=9/.test(path)) return
      for (const reader of TRUSTED) (await read(reader)).assertStatus(200)
    })

  test('shows a name and no picture beside products and comments: {$self}')
    .with(OPEN)
    .run(async ({ client, assert }, path) => {
      const { id, readers } = await scene()

      for (const user of [readers.another, readers.moderator, readers.staff, readers.themselves]) {
        const answer = await client.get(`/api/v1/${path.replace('{id}', String(id))}`).loginAs(user)
        answer.assertStatus(200)
        assert.lengthOf(answer.body().results, 1)
        assert.deepInclude(answer.body().results[0].user, { id, username: 'shy', avatar: null })
        assert.notInclude(answer.text(), 'face-mark')
      }
    })

  test('is neither listed nor found by strangers: {$self}')
    .with(['users/', 'users/?search=shy', 'users/?ordering=-date_joined', 'users/?cursor='])
    .run(async ({ client, assert }, path) => {
      const { id, readers } = await scene()

      for (const reader of STRANGERS) {
        const request = client.get(`/api/v1/${path}`)
        const answer = await (readers[reader] ? request.loginAs(readers[reader]) : request)
        const ids = answer.body().results.map((user: { id: number }) => user.id)
        assert.notInclude(ids, id)
        if ('count' in answer.body()) assert.equal(answer.body().count, ids.length)
      }
    })
})
