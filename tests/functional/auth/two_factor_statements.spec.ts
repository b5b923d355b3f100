import { PASSWORD } from '#database/factories/user_factory'
import User from '#models/user'
import { AUTH, countStatements, post } from '#tests/helpers/auth_statements'
import { codeOf, secondStepTicket, turnOn } from '#tests/helpers/two_factor'

const PATH = `${AUTH}two-factor/`

countStatements('Statements of two-step sign-in:', {
  'GET two-factor/': {
    statements: 2,
    prepare:
      ({ client, user }) =>
      () =>
        client.get(PATH).loginAs(user),
  },
  'POST two-factor/': {
    statements: 5,
    prepare:
      ({ client, user }) =>
      () =>
        client.post(PATH).json({ password: PASSWORD }).loginAs(user),
  },
  'POST two-factor/confirm/': {
    statements: 10,
    prepare: async ({ client, user }) => {
      const begun = await client.post(PATH).json({ password: PASSWORD }).loginAs(user)
      const code = codeOf(begun.body().secret)
      return () => client.post(`${PATH}confirm/`).json({ code }).loginAs(user)
    },
  },
  'POST two-factor/recovery-codes/': {
    statements: 10,
    prepare: async ({ client, user }) => {
      const code = codeOf(await turnOn(await User.findOrFail(user.id)))
      const proof = { password: PASSWORD, code }
      return () => client.post(`${PATH}recovery-codes/`).json(proof).loginAs(user)
    },
  },
  'DELETE two-factor/': {
    statements: 12,
    prepare: async ({ client, user }) => {
      const code = codeOf(await turnOn(await User.findOrFail(user.id)))
      return () => client.delete(PATH).json({ password: PASSWORD, code }).loginAs(user)
    },
  },
  'POST login/two-factor/': {
    statements: 11,
    prepare: async ({ client, user }) => {
      const account = await User.findOrFail(user.id)
      const secret = await turnOn(account)
      const ticket = await secondStepTicket(client, account)
      return () => post(client, 'login/two-factor/', { ticket, code: codeOf(secret) })
    },
  },
})
