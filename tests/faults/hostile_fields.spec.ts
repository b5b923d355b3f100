import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { fingerprints } from '#tests/helpers/catalog'
import { rawRequest } from '#tests/helpers/raw_request'
import { REFUSED } from '#tests/helpers/refused_values'
import { owner, WRITE_ROUTES, type WriteRoute } from '#tests/helpers/write_routes'

const PRODUCT = [
  ...['name', 'description', 'price', 'currency'],
  ...['category_id', 'category', 'tags', 'status'],
]
const CATEGORY = ['name', 'slug', 'parent']
const PICTURE = ['alt_text', 'is_primary', 'order_index']
const ME = Object.keys(REFUSED).filter((field) => /^profile|name$/.test(field) && field !== 'name')

const FIELDS: Record<WriteRoute, string[]> = {
  'POST /api/v1/auth/register/': [
    ...['email', 'username', 'first_name', 'last_name'],
    ...['password', 'password_confirm'],
  ],
  'POST /api/v1/auth/login/': ['email', 'password'],
  'POST /api/v1/auth/refresh/': ['refresh'],
  'POST /api/v1/auth/verify/': ['token'],
  'POST /api/v1/auth/logout/': ['refresh'],
  'POST /api/v1/auth/google/': ['credential', 'access_token', 'nonce'],
  'POST /api/v1/auth/password/change/': ['old_password', 'new_password', 'confirm_password'],
  'POST /api/v1/auth/password/reset/': ['email'],
  'POST /api/v1/auth/password/reset/confirm/': ['uid', 'token', 'new_password'],
  'POST /api/v1/auth/email/verify/': ['token'],
  'POST /api/v1/auth/email/change/': ['email', 'password'],
  'POST /api/v1/auth/email/change/confirm/': ['token'],
  'POST /api/v1/auth/google/link/': ['ticket', 'code', 'password', 'credential', 'nonce'],
  'POST /api/v1/auth/two-factor/': ['password'],
  'POST /api/v1/auth/two-factor/confirm/': ['code'],
  'POST /api/v1/auth/two-factor/recovery-codes/': ['password', 'code'],
  'DELETE /api/v1/auth/two-factor/': ['password', 'code'],
  'POST /api/v1/auth/login/two-factor/': ['ticket', 'code'],
  'POST /api/v1/auth/tokens/': ['scopes', 'expires_at'],
  'PUT /api/v1/auth/me/': ME,
  'PATCH /api/v1/auth/me/': ME,
  'PUT /api/v1/users/profile/': ME,
  'PATCH /api/v1/users/profile/': ME,
  'POST /api/v1/categories/': CATEGORY,
  'PUT /api/v1/categories/*/': CATEGORY,
  'PATCH /api/v1/categories/*/': CATEGORY,
  'POST /api/v1/products/': PRODUCT,
  'PUT /api/v1/products/*/': PRODUCT,
  'PATCH /api/v1/products/*/': PRODUCT,
  'POST /api/v1/products/*/images/': PICTURE,
  'PATCH /api/v1/products/*/images/': ['order'],
  'PATCH /api/v1/products/*/images/*/': PICTURE,
  'DELETE /api/v1/users/me/': ['password'],
  'POST /api/v1/users/me/keep/': ['ticket'],
  'PUT /api/v1/users/profile/avatar/': [],
  'PUT /api/v1/categories/*/image/': [],
  'POST /api/v1/comments/': ['product', 'parent', 'content'],
  'POST /api/v1/products/*/comments/': ['parent', 'content'],
  'PUT /api/v1/comments/*/': ['content'],
  'PATCH /api/v1/comments/*/': ['content'],
  'POST /api/v1/moderation/decisions/*/appeal/': [],
  'POST /api/v1/products/*/report/': ['reason', 'description'],
  'POST /api/v1/comments/*/report/': ['reason', 'description'],
  'POST /api/v1/users/*/report/': ['reason', 'description'],
  'POST /api/v1/moderation/cases/*/claim/': [],
  'POST /api/v1/moderation/cases/*/notes/': [],
  'POST /api/v1/moderation/cases/*/decisions/': ['reason'],
  'POST /api/v1/moderation/batches/': ['reason'],
}

/** Two names of one field. */
const base = (field: string) => field.replace(/^category_id$/, 'category')

/** The route's good body with one value put in as it stands. */
function bodyWith(route: WriteRoute, field: string, value: string): string {
  const [outer = '', inner] = field.split('.')
  const rest = Object.entries(WRITE_ROUTES[route]).filter(([key]) => base(key) !== base(outer))
  const last = `${JSON.stringify(outer)}:${inner ? `{"${inner}":${value}}` : value}`
  return `{${[...rest.map(([key, good]) => `"${key}":${JSON.stringify(good)}`), last].join()}}`
}

test.group('A value of the wrong kind', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is refused in every field and writes nothing: {$self}')
    .with(Object.keys(FIELDS) as WriteRoute[])
    .run(async ({ assert }, route) => {
      const { target, authorization } = await owner()
      const headers = ['Content-Type: application/json', authorization]
      const before = await fingerprints(db.primaryConnectionName)
      const unexpected: string[] = []

      for (const field of FIELDS[route]) {
        for (const value of REFUSED[field]!) {
          const body = bodyWith(route, field, value)
          const { status } = await rawRequest(target(route), { headers, body })
          if (![400, 401].includes(status))
            unexpected.push(`${field} ${value.slice(0, 40)}: ${status}`)
        }
      }

      assert.deepEqual(unexpected, [])
      assert.deepEqual(await fingerprints(db.primaryConnectionName), before)
    })

  test('is all that is wrong: {$self} takes the rest')
    .with([
      'POST /api/v1/auth/register/',
      'PUT /api/v1/auth/me/',
      'POST /api/v1/categories/',
      'PUT /api/v1/categories/*/',
      'POST /api/v1/products/',
      'PUT /api/v1/products/*/',
      'POST /api/v1/comments/',
      'POST /api/v1/products/*/comments/',
      'PUT /api/v1/comments/*/',
    ] as const)
    .run(async ({ assert }, route) => {
      const { target, authorization } = await owner()
      const headers = ['Content-Type: application/json', authorization]
      const body = JSON.stringify(WRITE_ROUTES[route])
      const { status } = await rawRequest(target(route), { headers, body })
      assert.oneOf(status, [200, 201])
    })

  test('counts as it was sent last: a key that comes twice', async ({ assert }) => {
    const { target, authorization, product } = await owner()
    const headers = ['Content-Type: application/json', authorization]
    const patch = (body: string) =>
      rawRequest(target('PATCH /api/v1/products/*/'), { headers, body })

    const refused = await patch('{"name":"Good","name":null}')
    const taken = await patch('{"name":null,"name":"Last"}')

    assert.deepEqual([refused.status, taken.status], [400, 200])
    assert.equal((await product.refresh()).name, 'Last')
  })
})
