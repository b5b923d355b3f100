import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'

/** Bodies that nobody can read, and what is told where they would be validated. */
const UNREADABLE: [status: number, headers: string[], body: string][] = [
  [400, ['Content-Type: application/json'], '{"name":'],
  [400, ['Content-Type: application/x-www-form-urlencoded'], 'name=%FF'],
  [400, ['Content-Type: multipart/form-data'], 'x'],
  [413, ['Content-Type: application/json'], 'x'.repeat(2e6)],
  [415, ['Content-Type: text/plain'], 'x'],
  [415, ['Content-Type: application/json', 'Content-Encoding: gzip'], 'x'],
]

const OWN = ['PUT /api/v1/products/*/', 'PATCH /api/v1/products/*/', 'PUT /api/v1/comments/*/']
const STAFF = ['POST /api/v1/categories/', 'PUT /api/v1/categories/*/']
const SOMEBODYS = ['PATCH /api/v1/auth/me/', 'POST /api/v1/products/', 'POST /api/v1/comments/']

test.group('A body that cannot be read', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function statuses(target: string, authorization: string[]) {
    const answers = []
    for (const [, headers, body] of UNREADABLE)
      answers.push(
        (await rawRequest(target, { headers: [...headers, ...authorization], body })).status
      )
    return answers
  }

  const all = (status: number) => UNREADABLE.map(() => status)
  const bearer = async (id: number) => [
    `Authorization: Bearer ${(await signToken('access', id)).token}`,
  ]

  test('is told to who may act: {$self}')
    .with([...OWN, ...STAFF, ...SOMEBODYS])
    .run(async ({ assert }, route) => {
      const { target, authorization } = await owner()
      const expected = UNREADABLE.map(([status]) => status)
      assert.deepEqual(await statuses(target(route), [authorization]), expected)
    })

  test('hides no 401: {$self}')
    .with([...OWN, ...STAFF, ...SOMEBODYS])
    .run(async ({ assert }, route) => {
      const { target } = await owner()
      assert.deepEqual(await statuses(target(route), []), all(401))
    })

  test('hides no 403: {$self}')
    .with([...OWN, ...STAFF])
    .run(async ({ assert }, route) => {
      const { target } = await owner()
      const stranger = await bearer((await UserFactory.create()).id)
      assert.deepEqual(await statuses(target(route), stranger), all(403))
    })

  test('hides no 404: {$self}')
    .with([...OWN, 'POST /api/v1/products/*/comments/', 'PUT /api/v1/categories/*/'])
    .run(async ({ assert }, route) => {
      const { authorization } = await owner()
      for (const id of ['999999', 'nothing', '9'.repeat(30)])
        assert.deepEqual(await statuses(route.replace('*', id), [authorization]), all(404))
    })
})
