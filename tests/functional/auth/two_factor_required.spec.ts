import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import accounts from '#config/accounts'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import { turnOn } from '#tests/helpers/two_factor'

const CATEGORY = { name: 'Shelves', slug: 'shelves' }
type Required = (typeof accounts)['twoFactorRequired']

function require(of: Required) {
  const before = accounts.twoFactorRequired
  accounts.twoFactorRequired = of
  return () => void (accounts.twoFactorRequired = before)
}

const makeCategory = (client: ApiClient, user: User) =>
  client.post('/api/v1/categories/').loginAs(user).json(CATEGORY)

async function approve(client: ApiClient, user: User) {
  const product = await ProductFactory.with('user').with('category').create()
  const on = { productId: product.id, userId: product.userId }
  const comment = await CommentFactory.merge({ ...on, isApproved: false }).create()
  return client.post(`/api/v1/comments/${comment.id}/approve/`).loginAs(user)
}

test.group('TWO_FACTOR_REQUIRED', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('puts the role of staff to sleep until they turn it on', async ({ client, cleanup }) => {
    cleanup(require('staff'))
    const user = await UserFactory.apply('staff').create()
    const refused = await makeCategory(client, user)
    refused.assertStatus(403)
    refused.assertBodyContains({ code: 'two_factor_setup_required' })
    const state = await client.get('/api/v1/auth/two-factor/').loginAs(user)
    state.assertBodyContains({ is_on: false, is_required: true })
    const me = await client.get('/api/v1/auth/me/').loginAs(user)
    me.assertBodyContains({ roles: ['lead'], two_factor: false })

    await turnOn(user)

    const made = await makeCategory(client, user)
    made.assertStatus(201)
    const on = await client.get('/api/v1/auth/two-factor/').loginAs(user)
    on.assertBodyContains({ is_on: true, is_required: true })
  })

  test('of {0} lets a moderator moderate: {1}')
    .with([
      ['nobody', 200],
      ['staff', 200],
      ['moderators', 403],
    ] as [Required, number][])
    .run(async ({ client, cleanup }, [required, status]) => {
      cleanup(require(required))
      const answer = await approve(client, await UserFactory.apply('moderator').create())
      answer.assertStatus(status)
    })

  test('of moderators means staff and superusers too', async ({ client, cleanup }) => {
    cleanup(require('moderators'))
    for (const state of ['staff', 'superuser'] as const) {
      const user = await UserFactory.apply(state).create()
      const refused = await makeCategory(client, user)
      refused.assertStatus(403)
      const others = await client.get(`/api/v1/users/?search=${user.username}`).loginAs(user)
      others.assertStatus(200)
    }
  })

  test('shows nobody what their sleeping role would let them see', async ({ client, cleanup }) => {
    const staff = await UserFactory.apply('staff').create()
    const other = await UserFactory.with('profile', 1, (profile) =>
      profile.merge({ isPrivate: true })
    ).create()
    const read = () => client.get(`/api/v1/users/${other.id}/`).loginAs(staff)
    const before = await read()
    before.assertStatus(200)
    cleanup(require('staff'))
    const after = await read()
    after.assertStatus(403)
  })

  test('asks nothing of anybody else', async ({ client, cleanup }) => {
    cleanup(require('moderators'))
    const user = await UserFactory.create()
    const refused = await makeCategory(client, user)
    refused.assertStatus(403)
    refused.assertBodyContains({ code: 'permission_denied' })
    const state = await client.get('/api/v1/auth/two-factor/').loginAs(user)
    state.assertBodyContains({ is_on: false, is_required: false })
  })
})
