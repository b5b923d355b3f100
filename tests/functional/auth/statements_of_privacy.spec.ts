import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { AUTH, countStatements } from '#tests/helpers/auth_statements'
import { tokenOf } from '#tests/helpers/personal_tokens'

const ME = '/api/v1/users/me/'

countStatements('Statements of personal access tokens:', {
  'GET tokens/': {
    statements: 3,
    prepare: async ({ client, user }) => {
      await tokenOf(user)
      return () => client.get(`${AUTH}tokens/`).loginAs(user)
    },
  },
  'POST tokens/': {
    statements: 8,
    prepare:
      ({ client, user }) =>
      () =>
        client
          .post(`${AUTH}tokens/`)
          .json({ name: 'Import', scopes: ['read'] })
          .loginAs(user),
  },
  'DELETE tokens/{id}/': {
    statements: 4,
    prepare: async ({ client, user }) => {
      const { row } = await tokenOf(user)
      return () => client.delete(`${AUTH}tokens/${row.id}/`).loginAs(user)
    },
  },
  'GET me/ by a token': {
    statements: 2,
    prepare: async ({ client, user }) => {
      const { token } = await tokenOf(user)
      return () => client.get(`${AUTH}me/`).bearerToken(token)
    },
  },
})

countStatements('Statements of privacy:', {
  'POST users/me/export/': {
    statements: 7,
    prepare: async ({ client, user }) => {
      // The first job of a kind asks the queue what it is.
      await client.post(`${ME}export/`).loginAs(await UserFactory.create())
      return () => client.post(`${ME}export/`).loginAs(user)
    },
  },
  'GET users/me/export/': {
    statements: 2,
    prepare: async ({ client, user }) => {
      await client.post(`${ME}export/`).loginAs(user)
      return () => client.get(`${ME}export/`).loginAs(user)
    },
  },
  'DELETE users/me/': {
    statements: 13,
    prepare:
      ({ client, user }) =>
      () =>
        client.delete(ME).json({ password: PASSWORD }).loginAs(user),
  },
  'POST users/me/keep/': {
    statements: 12,
    prepare: async ({ client, user }) => {
      const { email } = user
      await client.delete(ME).json({ password: PASSWORD }).loginAs(user)
      const closed = await client.post(`${AUTH}login/`).json({ email, password: PASSWORD })
      const { ticket } = closed.body()
      return () => client.post(`${ME}keep/`).json({ ticket })
    },
  },
})
