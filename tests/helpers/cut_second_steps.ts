import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import type { CutAction } from '#tests/helpers/cut_account_actions'
import { codeOf, secondStepTicket, withTwoFactor } from '#tests/helpers/two_factor'

export const CUT_SECOND_STEPS: Record<string, CutAction> = {
  'sign in by a second step': {
    good: 200,
    again: [200, 401],
    async prepare(client) {
      const { user, secret } = await withTwoFactor()
      const body = { ticket: await secondStepTicket(client, user), code: codeOf(secret) }
      return {
        send: () => client.post('/api/v1/auth/login/two-factor/').json(body),
        holds: `select u.last_login is not null and t.last_step is not null
            and not exists (select from users_ticket k where k.user_id = u.id)
            and exists (select from users_session s where s.user_id = u.id)
          from users_user u join users_twofactor t on t.user_id = u.id where u.id = ${user.id}`,
      }
    },
  },
  'turn on two-step sign-in': {
    good: 200,
    again: [200, 409],
    async prepare(client) {
      const user = await UserFactory.create()
      const password = { password: PASSWORD }
      const begun = await client.post('/api/v1/auth/two-factor/').json(password).loginAs(user)
      const body = { code: codeOf(begun.body().secret) }
      return {
        send: () => client.post('/api/v1/auth/two-factor/confirm/').json(body).loginAs(user),
        holds: `select two_factor_since is not null
            and (select count(*) = 10 from users_recoverycode c where c.user_id = u.id)
            and exists (select from mails_mail where address = u.email)
          from users_user u where u.id = ${user.id}`,
      }
    },
  },
  'renew recovery codes': {
    good: 200,
    again: [200, 400],
    async prepare(client) {
      const { user, secret } = await withTwoFactor()
      const body = { password: PASSWORD, code: codeOf(secret) }
      return {
        send: () => client.post('/api/v1/auth/two-factor/recovery-codes/').json(body).loginAs(user),
        holds: `select (select count(*) = 10 from users_recoverycode c where c.user_id = u.id)
            and exists (select from mails_mail where address = u.email)
            and exists (select from users_securityevent e
              where e.user_id = u.id and type = 'recovery_codes_renewed')
          from users_user u where u.id = ${user.id}`,
      }
    },
  },
  'turn off two-step sign-in': {
    good: 204,
    again: [204],
    async prepare(client) {
      const { user, secret } = await withTwoFactor()
      const body = { password: PASSWORD, code: codeOf(secret) }
      return {
        send: () => client.delete('/api/v1/auth/two-factor/').json(body).loginAs(user),
        holds: `select two_factor_since is null
            and not exists (select from users_recoverycode c where c.user_id = u.id)
          from users_user u where u.id = ${user.id}`,
      }
    },
  },
}
