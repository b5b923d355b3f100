import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner, WRITE_ROUTES, type WriteRoute } from '#tests/helpers/write_routes'

/** What no body may set, by table, beside ids and times of making. */
const KEPT: Record<string, string[]> = {
  users_user: ['is_staff', 'is_superuser', 'is_active', 'is_verified', 'google_id'],
  users_userprofile: ['avatar', 'is_active'],
  products_product: [
    ...['user_id', 'is_active', 'moderation_state', 'deleted_at', 'deleted_by_id'],
    ...['views_count', 'likes_count', 'comments_count'],
  ],
  products_comment: [
    ...['user_id', 'is_approved', 'is_active', 'likes_count', 'replies_count', 'deleted_at'],
  ],
  products_category: ['image', 'is_active'],
}

const MADE: Record<string, string> = {
  ...Object.fromEntries(Object.keys(KEPT).map((table) => [table, 'created_at'])),
  users_user: 'date_joined',
}

const OWN = {
  ...{ id: '1', pk: '1', created_at: '2001-01-01T00:00:00Z', date_joined: '2001-01-01T00:00:00Z' },
  ...{ is_superuser: 'true', is_verified: 'true', google_id: 'x', groups: '1', role: 'admin' },
  ...{ user: '1', user_id: '1', owner: '1', author: '1', image: 'x.png', avatar: '../../x' },
  ...{ is_active: 'false', is_approved: 'false', deleted_at: '2001-01-01T00:00:00Z' },
  ...{ deleted_by_id: '1', moderation_state: 'removed', is_featured: 'true' },
  ...{ views_count: '9', likes_count: '9', comments_count: '9', replies_count: '9' },
}

const camel = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** As they are, as Lucid calls the columns, and as forms write objects. */
const WISHES = Object.entries(OWN).flatMap(([key, value]) => [
  ...[[key, value] as const, [camel(key), value] as const],
  ...(['user', 'profile'] as const).map((outer) => [`${outer}[${key}]`, value] as const),
])
const DOTTED = Object.entries(OWN).map(([key, value]) => [`profile.${key}`, value] as const)

type Fields = (readonly [string, unknown])[]

const part = ([name, value]: Fields[number]) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

/** One body, in each of the ways that it may come. */
const FORMATS: Record<string, (fields: Fields) => [type: string, body: string]> = {
  JSON: (fields) => ['application/json', JSON.stringify(Object.fromEntries(fields))],
  form: (fields) => [
    'application/x-www-form-urlencoded',
    new URLSearchParams(fields as [string, string][]).toString(),
  ],
  parts: (fields) => ['multipart/form-data; boundary=x', `${fields.map(part).join('')}--x--\r\n`],
}

/** The kept columns of the newest row of each table. */
async function newest() {
  const rows = Object.entries(KEPT).map(([table, columns]) =>
    db
      .from(table)
      .select(...columns, db.raw('id = 1 as first'), db.raw(`${MADE[table]} < '2002-01-01' as old`))
      .orderBy('id', 'desc')
      .first()
  )
  return Promise.all(rows)
}

/** Nobody reports what is their own; reports.spec.ts has that of others. */
const ROUTES = (Object.keys(WRITE_ROUTES) as WriteRoute[]).filter(
  (route) =>
    !/login|refresh|verify|logout|google|password|email|^POST .*images|avatar|image\/$|report|appeal|moderation|two-factor|users\/me\//.test(
      route
    )
)

test.group('Authorisation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [format, write] of Object.entries(FORMATS)) {
    test(`lets nobody set what is not theirs by ${format}: {$self}`)
      .with(ROUTES)
      .run(async ({ assert }, route) => {
        const { target, authorization } = await owner()
        const good = Object.entries(WRITE_ROUTES[route])
        const send = async (wishes: Fields, query = '') => {
          const [type, body] = write([...wishes, ...good])
          const headers = [`Content-Type: ${type}`, authorization]
          await db.rawQuery('savepoint before')
          const answer = await rawRequest(`${target(route)}${query}`, { headers, body })
          const rows = await newest()
          await db.rawQuery('rollback to before')
          assert.oneOf(answer.status, [200, 201])
          return rows
        }

        const plain = await send([])
        const few = format === 'JSON' ? WISHES : [...Object.entries(OWN), ...DOTTED]
        const wished = await send(few, `?${new URLSearchParams(OWN)}`)

        assert.deepEqual(wished, plain)
      })
  }

  test('goes by the rights of now, not by those of the token', async ({ client }) => {
    const user = await UserFactory.apply('staff').create()
    const make = () =>
      client.post('/api/v1/categories/').json({ name: 'A', slug: 'a' }).loginAs({ id: user.id })

    await user.merge({ isStaff: false }).save()
    const refused = await make()
    await user.merge({ isStaff: true }).save()
    const taken = await make()

    refused.assertStatus(403)
    taken.assertStatus(201)
  })

  test('changes no method for a field of the body: {$self}')
    .with(['application/json', 'application/x-www-form-urlencoded'])
    .run(async ({ assert }, type) => {
      const { target, authorization, product } = await owner()
      const body = type.endsWith('json') ? '{"_method":"DELETE"}' : '_method=DELETE'
      const headers = [authorization, `Content-Type: ${type}`, 'X-HTTP-Method-Override: DELETE']

      const { status } = await rawRequest(target('PATCH /api/v1/products/*/?_method=DELETE'), {
        headers,
        body,
      })

      assert.equal(status, 200)
      assert.isTrue((await product.refresh()).isActive)
    })
})
