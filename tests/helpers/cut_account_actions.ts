import { randomUUID } from 'node:crypto'
import type { ApiClient, ApiRequest } from '@japa/api-client'
import IssueGoogleCode from '#actions/google/issue_google_code'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { hashOf } from '#credentials/mailed_secret'
import { fakeGoogle } from '#tests/helpers/fake_google'
import { linkTicket } from '#tests/helpers/google_link'
import { CUT_PRIVACY_ACTIONS } from '#tests/helpers/cut_privacy_actions'
import { CUT_SECOND_STEPS } from '#tests/helpers/cut_second_steps'

const word = () => randomUUID().slice(0, 8)

/** A request that can be made again, and what must be true of the database once it was answered well. */
interface Prepared {
  send: () => ApiRequest
  /** SQL of one boolean */
  holds: string
}

export interface CutAction {
  /** what it answers when all goes well */
  good: number
  /** what it may answer to the one who tries again, not knowing whether the first try counted */
  again: number[]
  prepare: (client: ApiClient) => Promise<Prepared>
}

/** A refresh token that was never written down is taken in, as simplejwt does. */
async function tokens() {
  const user = await UserFactory.create()
  const { token: refresh } = await signToken('refresh', user.id)
  const outstanding = `token_blacklist_outstandingtoken where user_id = ${user.id}`
  const spent = `select count(*) from token_blacklist_blacklistedtoken where token_id in (select id from ${outstanding})`
  return { refresh, spent, given: `select count(*) from ${outstanding}` }
}

export const CUT_ACCOUNT_ACTIONS: Record<string, CutAction> = {
  'register': {
    good: 201,
    again: [201, 400],
    async prepare(client) {
      const email = `${word()}@example.com`
      const body = { email, password: PASSWORD, first_name: 'Ada', last_name: '' }
      return {
        send: () => client.post('/api/v1/auth/register/').json(body),
        holds: `select count(*) = 1 from users_user where email = '${email}'`,
      }
    },
  },
  'sign in': {
    good: 200,
    again: [200],
    async prepare(client) {
      const { id, email } = await UserFactory.create()
      const body = { email, password: PASSWORD }
      return {
        send: () => client.post('/api/v1/auth/login/').json(body),
        holds: `select last_login is not null from users_user where id = ${id}`,
      }
    },
  },
  'sign in by Google': {
    good: 200,
    again: [200],
    async prepare(client) {
      const sub = word()
      const fake = await fakeGoogle()
      const credential = await fake.idToken({ sub, email: `${sub}@example.com` })
      return {
        send: () => client.post('/api/v1/auth/google/').json({ credential }),
        holds: `select count(*) = 1 from users_user where google_id = '${sub}' and is_verified
          and exists (select from users_userprofile p where p.user_id = users_user.id)`,
      }
    },
  },
  'sign in by a code of Google': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const sub = word()
      const email = `${sub}@example.com`
      const identity = { googleId: sub, email, firstName: '', lastName: '' }
      const start = { identity, state: word(), challenge: null }
      const code = await new IssueGoogleCode().handle(start)
      return {
        send: () => client.post('/api/v1/auth/google/').json({ code }),
        holds: `select count(*) = 1 from users_user where google_id = '${sub}' and exists (
          select from users_googlecode where spent_at is not null and code_hash = '${hashOf(code)}')`,
      }
    },
  },
  'connect Google by a ticket': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const sub = word()
      const { id, email } = await UserFactory.merge({ email: `${sub}@example.com` }).create()
      const ticket = await linkTicket(client, { sub, email })
      const body = { ticket, password: PASSWORD }
      return {
        send: () => client.post('/api/v1/auth/google/link/').json(body),
        holds: `select google_id = '${sub}' and is_verified and exists (
            select from users_session s where s.user_id = u.id
          ) and not exists (select from users_ticket t where t.user_id = u.id)
          from users_user u where id = ${id}`,
      }
    },
  },
  'connect Google signed in': {
    good: 200,
    again: [200],
    async prepare(client) {
      const user = await UserFactory.create()
      const sub = word()
      const credential = await (await fakeGoogle()).idToken({ sub, email: `${sub}@example.com` })
      return {
        send: () => client.post('/api/v1/auth/google/link/').json({ credential }).loginAs(user),
        holds: `select google_id = '${sub}' and exists (
            select from mails_mail where kind = 'google_connected' and address = u.email
          ) from users_user u where id = ${user.id}`,
      }
    },
  },
  'disconnect Google': {
    good: 204,
    again: [204],
    async prepare(client) {
      const user = await UserFactory.merge({ googleId: word() }).create()
      return {
        send: () => client.delete('/api/v1/auth/google/link/').loginAs(user),
        holds: `select google_id is null and exists (
            select from mails_mail where kind = 'google_disconnected' and address = u.email
          ) from users_user u where id = ${user.id}`,
      }
    },
  },
  'spend a refresh token': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const { refresh, spent, given } = await tokens()
      return {
        send: () => client.post('/api/v1/auth/refresh/').json({ refresh }),
        holds: `select (${spent}) = 1 and (${given}) = 2`,
      }
    },
  },
  'sign out': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const { refresh, spent, given } = await tokens()
      return {
        send: () => client.post('/api/v1/auth/logout/').json({ refresh }),
        holds: `select (${spent}) = 1 and (${given}) = 1`,
      }
    },
  },
  'change the password': {
    good: 200,
    again: [200, 400, 401],
    async prepare(client) {
      const user = await UserFactory.create()
      const fresh = 'a-fine-engine-1843'
      const body = { old_password: PASSWORD, new_password: fresh, confirm_password: fresh }
      return {
        send: () => client.post('/api/v1/auth/password/change/').json(body).loginAs(user),
        holds: `select tokens_valid_from is not null and exists (
            select from users_session s where s.user_id = u.id and ended_at is null
          ) and exists (select from mails_mail where address = u.email)
          from users_user u where u.id = ${user.id}`,
      }
    },
  },
  ...CUT_SECOND_STEPS,
  ...CUT_PRIVACY_ACTIONS,
  'change oneself': {
    good: 200,
    again: [200],
    async prepare(client) {
      const user = await UserFactory.create()
      const body = { first_name: 'Grace', profile: { bio: 'Navy' } }
      return {
        send: () => client.patch('/api/v1/auth/me/').json(body).loginAs(user),
        holds: `select u.first_name = 'Grace' and p.bio = 'Navy' from users_user u
          left join users_userprofile p on p.user_id = u.id where u.id = ${user.id}`,
      }
    },
  },
}
