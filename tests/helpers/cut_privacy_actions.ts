import type { ApiClient } from '@japa/api-client'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import type User from '#models/user'
import type { CutAction } from '#tests/helpers/cut_account_actions'
import { tokenOf } from '#tests/helpers/personal_tokens'

/** Somebody with a product that others see. */
async function seller() {
  const user = await UserFactory.with('profile').create()
  await ProductFactory.merge({ userId: user.id }).with('category').create()
  return user
}

const close = (client: ApiClient, user: User) =>
  client.delete('/api/v1/users/me/').json({ password: PASSWORD }).loginAs(user)

const hidden = (id: number) => `(select author_hidden from products_product where user_id = ${id})`
const has = (type: string) => `exists (
  select from users_securityevent e where e.user_id = u.id and e.type = '${type}')`
const mailed = (kind: string) => `exists (
  select from mails_mail m where m.address = u.email and m.kind = '${kind}')`

export const CUT_PRIVACY_ACTIONS: Record<string, CutAction> = {
  'close an account': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const user = await seller()
      return {
        send: () => close(client, user),
        holds: `select u.erase_at is not null and ${hidden(user.id)} and ${has('erasure_requested')}
            and ${mailed('erasure_requested')} from users_user u where u.id = ${user.id}`,
      }
    },
  },
  'keep an account': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const user = await seller()
      await close(client, user)
      const login = { email: user.email, password: PASSWORD }
      const { ticket } = (await client.post('/api/v1/auth/login/').json(login)).body()
      return {
        send: () => client.post('/api/v1/users/me/keep/').json({ ticket }),
        holds: `select u.erase_at is null and not ${hidden(user.id)} and ${has('erasure_withdrawn')}
            and ${mailed('account_kept')} from users_user u where u.id = ${user.id}`,
      }
    },
  },
  'ask for an export': {
    good: 202,
    again: [202],
    async prepare(client) {
      const user = await UserFactory.create()
      return {
        send: () => client.post('/api/v1/users/me/export/').loginAs(user),
        holds: `select count(*) = 1 and exists (select from jobs.job j join users_export x on x.id::text = j.data ->> 'exportId'
            where x.user_id = ${user.id} and j.created_on >= x.requested_at)
          from users_export where user_id = ${user.id}`,
      }
    },
  },
  'make a personal access token': {
    good: 201,
    again: [201],
    async prepare(client) {
      const user = await UserFactory.create()
      const body = { name: 'Import', scopes: ['read'] }
      return {
        send: () => client.post('/api/v1/auth/tokens/').json(body).loginAs(user),
        holds: `select count(*) > 0 and count(*) = (select count(*) from users_securityevent e
            where e.user_id = ${user.id} and type = 'token_created')
            and count(*) = (select count(*) from mails_mail where address = '${user.email}')
          from users_personaltoken where user_id = ${user.id}`,
      }
    },
  },
  'revoke a personal access token': {
    good: 204,
    again: [204, 404],
    async prepare(client) {
      const user = await UserFactory.create()
      const { row } = await tokenOf(user)
      return {
        send: () => client.delete(`/api/v1/auth/tokens/${row.id}/`).loginAs(user),
        holds: `select ${has('token_revoked')} and not exists (
            select from users_personaltoken t where t.user_id = u.id)
          from users_user u where u.id = ${user.id}`,
      }
    },
  },
}
