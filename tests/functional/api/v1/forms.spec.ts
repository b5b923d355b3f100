import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { owner } from '#tests/helpers/write_routes'

const FORM = 'application/x-www-form-urlencoded'
const lamp = 'name=Lamp&description=Bright&price=10&category=lamps'

test.group('A form', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('may leave optional fields blank, as a browser sends them', async ({ client, assert }) => {
    const { user } = await owner()
    const blanks = 'currency=&status=&category_id='

    const answer = await client
      .post('/api/v1/products/')
      .loginAs(user)
      .form(Object.fromEntries(new URLSearchParams(`${lamp}&${blanks}`)))

    answer.assertStatus(201)
    assert.containSubset(answer.body(), { currency: 'USD', status: 'published' })
  })

  test('is told that a required field may not be blank', async ({ client }) => {
    const { user } = await owner()
    const form = { name: '', description: '', price: '1', category: 'lamps' }

    const answer = await client.post('/api/v1/products/').loginAs(user).form(form)

    answer.assertStatus(400)
    const blank = ['This field may not be blank.']
    answer.assertBody({ name: blank, description: blank })
  })

  test('takes a blank birth date away, and empties what may be empty', async ({ client }) => {
    const user = await UserFactory.with('profile', 1, (profile) =>
      profile.merge({ bio: 'Old', location: 'Here' })
    ).create()
    const form = {
      'profile.birth_date': '',
      'profile.bio': '',
      'profile.location': '',
      'last_name': '',
    }

    const answer = await client.patch('/api/v1/auth/me/').loginAs(user).form(form)

    answer.assertStatus(200)
    answer.assertBodyContains({
      last_name: '',
      profile: { birth_date: null, bio: '', location: '' },
    })
  })

  test('writes no field by a name below it', async ({ client }) => {
    const user = await UserFactory.with('profile', 1, (one) => one.merge({ bio: 'Old' })).create()
    const form = { 'profile.bio.x': '1', 'profile.bio[x]': '1', 'profile.x': '1' }

    const answer = await client.patch('/api/v1/auth/me/').loginAs(user).form(form)

    answer.assertStatus(200)
    answer.assertBodyContains({ profile: { bio: 'Old' } })
  })

  for (const type of ['URL-encoded', 'multipart'] as const)
    test(`counts the last of repeated values on the routes of auth/: ${type}`, async ({
      client,
      assert,
    }) => {
      const pairs: [string, string][] = [
        ['email', 'nobody'],
        ['email', 'ada@example.com'],
        ['first_name', 'A'],
        ['first_name', 'B'],
        ['last_name', 'C'],
        ['password', 'x'],
        ['password', 'Qv7-long-enough'],
      ]
      const body = type === 'multipart' ? new FormData() : new URLSearchParams()
      for (const [name, value] of pairs) body.append(name, value)

      const url = `http://${process.env.HOST}:${process.env.PORT}/api/v1/auth/register/`
      const { status } = await fetch(url, { method: 'POST', body })
      const signedIn = await client
        .post('/api/v1/auth/login/')
        .form({ email: 'ada@example.com', password: 'Qv7-long-enough' })

      assert.equal(status, 201)
      signedIn.assertStatus(200)
      assert.equal((await User.findByOrFail({ email: 'ada@example.com' })).firstName, 'B')
    })

  test('of bytes that are no UTF-8 is refused and stores nothing: {$self}')
    .with(['%FF', '%C3', '%ED%A0%80', '%C0%AF'])
    .run(async ({ assert }, bytes) => {
      const { user, product, authorization } = await owner()
      const url = `http://${process.env.HOST}:${process.env.PORT}/api/v1/products/${product.id}/`
      const [, value] = authorization.split(': ')
      const headers = { 'Authorization': value!, 'Content-Type': FORM }

      const answer = await fetch(url, { method: 'PATCH', headers, body: `name=x${bytes}` })

      assert.equal(answer.status, 400)
      assert.include(await answer.json(), { code: 'parse_error' })
      assert.notEqual((await product.refresh()).name, `x\ufffd`)
      assert.equal(product.userId, user.id)
    })
})
