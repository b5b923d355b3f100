import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { fingerprints } from '#tests/helpers/catalog'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner, WRITE_ROUTES, type WriteRoute } from '#tests/helpers/write_routes'

const list = (item: string, length: number) => `[${Array<string>(length).fill(item)}]`

/** JSON as it is sent: some of these no serializer would write. */
const NO_VALUE = [
  'true',
  'false',
  '[]',
  '["x"]',
  '{}',
  '{"$gt":""}',
  '{"__proto__":{"a":1}}',
  // What has no text breaks whoever asks for it, and a deep list his stack.
  ...['{"toString":1}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  '1e400',
]
const NO_TEXT = [
  ...NO_VALUE,
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  list('[', 0),
  '{"a":[{}]}',
]
const LONG = `"${'x'.repeat(100_000)}"`
const NO_NAME = [...NO_TEXT, 'null', LONG]
const NO_ID = [
  ...NO_VALUE,
  ...['null', '""', '0', '-1', '1.5', '"x"', '"1;--"', '9007199254740993', '99999999999999999999'],
]
const NO_PRICE = [
  ...NO_VALUE,
  ...['null', '""', '"x"', '-1', '"-0.01"', '1.234', '100000000', '1e308', '"1e400"', '"NaN"'],
  ...['"Infinity"', '"-Infinity"', '"0x10"', '"1,5"', `"${'9'.repeat(100_000)}"`],
]

/** Values that a field takes on no route. */
const REFUSED: Record<string, string[]> = {
  'email': [...NO_TEXT, 'null', '""'],
  'password': [...NO_TEXT, 'null', '""', LONG],
  'password_confirm': [...NO_TEXT, LONG],
  'old_password': [...NO_TEXT, 'null', '""', LONG],
  'new_password': [...NO_TEXT, 'null', '""', LONG],
  'confirm_password': [...NO_TEXT, 'null', '""', LONG],
  'username': NO_NAME,
  'first_name': NO_NAME,
  'last_name': NO_NAME,
  'refresh': [...NO_NAME, '""', '1', '"a.b.c"'],
  'token': [...NO_NAME, '""', '1', '"a.b.c"'],
  'credential': [...NO_NAME, '""', '1', '"a.b.c"'],
  'access_token': NO_NAME.filter((value) => value !== 'null'),
  'nonce': NO_NAME,
  'profile': ['1', '"x"', '[]', '[{}]', 'true'],
  'profile.bio': [...NO_TEXT, 'null'],
  'profile.location': NO_NAME,
  'profile.website': [...NO_NAME, '"javascript:alert(1)"', '"//x"', '"http://"'],
  'profile.phone': NO_NAME,
  'profile.birth_date': [
    ...NO_TEXT.filter((value) => value !== 'null'),
    ...['""', '1', '"2001-02-30"', '"0000-01-01"', '"12001-01-01"', '"2001-01-01T00:00:00Z"'],
  ],
  'profile.gender': [...NO_NAME, '"x"', '1'],
  'profile.is_private': [...NO_VALUE.slice(2), 'null', '"x"', '2', '""', LONG],
  'name': [...NO_NAME, '""', '"  "'],
  'slug': [...NO_NAME, '""', '1', '"42"', '"a b"', '"ü"', '"tree"', '"a/b"'],
  'description': [...NO_TEXT, 'null', '""'],
  'price': NO_PRICE,
  'currency': [...NO_NAME, '""', '"usd"', '"DEM"', '"XXX"', '1'],
  'category_id': NO_ID,
  'category': [
    ...NO_TEXT,
    LONG,
    '""',
    '0',
    '-1',
    '"no-such"',
    '99999999999999999999',
    '"99999999999999999999"',
  ],
  'tags': [
    ...['null', '1', '"x"', '{}', '{"0":"x"}', '{"length":1}', 'true', '1e400'],
    ...[
      '[null]',
      '[true]',
      '[{}]',
      '[["x"]]',
      '[1e400]',
      '["\\u0000"]',
      '["\\ud800"]',
      '[""]',
      '[" "]',
    ],
    ...[list('"x"', 21), list('{}', 50_000), `[${LONG}]`],
  ],
  'product': NO_ID,
  'parent': NO_ID.filter((value) => !['null', '""'].includes(value)),
  'content': [...NO_NAME, '""', '" \\n "'],
  'alt_text': ['null', '{}', '[]', 'true', '"\\u0000"', '"\\ud800"', LONG],
  'is_primary': ['null', '{}', '[]', '2', '"perhaps"', '1e400'],
  'order_index': ['null', '{}', '[]', 'true', '-1', '1.5', '"x"', '2147483648', '1e400'],
  'order': ['null', '1', '"x"', '{}', '[]', '[null]', '[1.5]', '["x"]', '[1e400]', list('1', 1001)],
  'status': [...NO_NAME, '""', '"removed"', '"PUBLISHED"', '1'],
}

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
  'PUT /api/v1/users/profile/avatar/': [],
  'PUT /api/v1/categories/*/image/': [],
  'POST /api/v1/comments/': ['product', 'parent', 'content'],
  'POST /api/v1/products/*/comments/': ['parent', 'content'],
  'PUT /api/v1/comments/*/': ['content'],
  'PATCH /api/v1/comments/*/': ['content'],
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
