import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import EraseUser from '#actions/privacy/erase_user'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import PersonalToken from '#models/personal_token'
import Product from '#models/product'
import Session from '#models/session'
import User from '#models/user'
import { signToken } from '#credentials/token_signer'
import { MAX_TOKENS } from '#rules/token_scope'
import { countDrift } from '#tests/helpers/count_drift'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { tokenOf } from '#tests/helpers/personal_tokens'
import { statuses, tally, together } from '#tests/helpers/together'

const SIZES = [2, 64]

async function seller() {
  const user = await UserFactory.with('profile').create()
  await ProductFactory.merge({ userId: user.id }).with('category').create()
  const { token } = await signToken('access', user.id)
  return { user, token }
}

const close = (client: ApiClient, token: string) =>
  client.delete('/api/v1/users/me/').bearerToken(token).json({ password: PASSWORD })
const keep = (client: ApiClient, ticket: string) =>
  client.post('/api/v1/users/me/keep/').json({ ticket })
const login = ({ email }: User) => ({ email, password: PASSWORD })

/** The ticket of a sign-in to an account that is closed. */
async function ticketOf(client: ApiClient, user: User): Promise<string> {
  return (await client.post('/api/v1/auth/login/').json(login(user))).body().ticket
}

/** A closed account is hidden, an open one is not. */
async function isConsistent({ id }: User): Promise<boolean> {
  const user = await User.find(id)
  const product = await Product.findBy({ userId: id })
  if (!user || !product) return !user && !product
  return product.isListed === (user.eraseAt === null)
}

test.group('An account that is closed, kept and erased at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('by {$self} who close it: it is closed until one day')
    .with(SIZES)
    .run(async ({ assert, client }, size) => {
      const { user, token } = await seller()
      const answers = await together(() => close(client, token), size)

      assert.includeMembers([200, 401], statuses(answers))
      const until = answers.filter((one) => one.status() === 200).map((one) => one.body().erase_at)
      assert.lengthOf(new Set(until), 1)
      assert.isTrue(await isConsistent(user))
    })

  test('by {$self} with one ticket who keep it: one does')
    .with(SIZES)
    .run(async ({ assert, client }, size) => {
      const { user, token } = await seller()
      await close(client, token)
      const ticket = await ticketOf(client, user)

      const answers = await together(() => keep(client, ticket), size)

      assert.deepEqual(tally(answers), { 200: 1, 401: size - 1 })
      assert.lengthOf(await Mail.query().where({ kind: 'account_kept' }), 1)
      assert.isTrue(await isConsistent(user))
    })

  test('by {$self} who close, keep, sign in and erase it: all or nothing of it is there')
    .with(SIZES)
    .run(async ({ assert, client }, size) => {
      const { user, token } = await seller()
      await close(client, token)
      const ticket = await ticketOf(client, user)
      await User.query().where({ id: user.id }).update({ erase_at: DateTime.utc().toISO() })
      const faults: unknown[] = []
      const erase = () => new EraseUser().handle({ userId: user.id }).catch((e) => faults.push(e))
      const deeds = [
        () => keep(client, ticket),
        () => client.post('/api/v1/auth/login/').json(login(user)),
        () => close(client, token),
      ]

      const [answers] = await Promise.all([
        together((index) => deeds[index % deeds.length]!(), size),
        ...Array.from({ length: 2 }, erase),
      ])

      assert.isEmpty(faults)
      assert.isEmpty(statuses(answers).filter((status) => status >= 500))
      assert.isTrue(await isConsistent(user))
      if (await User.find(user.id)) assert.isEmpty(await db.from('users_erasure'))
      else assert.isEmpty(await Session.query().where({ userId: user.id }))
      assert.deepEqual(await countDrift(db.connection()), [])
    })
})

test.group('Personal access tokens at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('made by {$self}: never more than one may have')
    .with(SIZES)
    .run(async ({ assert, client }, size) => {
      const { user, token } = await seller()
      for (let made = 1; made < MAX_TOKENS; made++) await tokenOf(user)
      const body = { name: 'Import', scopes: ['read'] }

      const answers = await together(
        () => client.post('/api/v1/auth/tokens/').bearerToken(token).json(body),
        size
      )

      assert.deepEqual(tally(answers), { 201: 1, 409: size - 1 })
      assert.lengthOf(await PersonalToken.query().where({ userId: user.id }), MAX_TOKENS)
    })

  test('revoked by {$self}: one does')
    .with(SIZES)
    .run(async ({ assert, client }, size) => {
      const { user, token } = await seller()
      const { row } = await tokenOf(user)
      const answers = await together(
        () => client.delete(`/api/v1/auth/tokens/${row.id}/`).bearerToken(token),
        size
      )
      assert.deepEqual(tally(answers), { 204: 1, 404: size - 1 })
    })

  test('asked for exports by {$self}: one is made')
    .with(SIZES)
    .run(async ({ assert, client }, size) => {
      const { user, token } = await seller()
      const answers = await together(
        () => client.post('/api/v1/users/me/export/').bearerToken(token),
        size
      )
      assert.deepEqual(statuses(answers), [202])
      assert.lengthOf(await db.from('users_export').where({ user_id: user.id }), 1)
    })
})
