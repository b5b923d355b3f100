import { randomUUID } from 'node:crypto'
import { PASSWORD } from '#database/factories/user_factory'
import { AUTH, countStatements, NEW_PASSWORD, post } from '#tests/helpers/auth_statements'

countStatements('Statements of auth:', {
  'POST register/': {
    statements: 14,
    prepare: ({ client }) => {
      const names = { email: `${randomUUID()}@example.com`, first_name: 'Ada', last_name: 'L' }
      return () => post(client, 'register/', { ...names, password: NEW_PASSWORD })
    },
  },
  // The row is held and read again, so that a password changed meanwhile counts.
  'POST login/': {
    statements: 7,
    prepare:
      ({ client, user: { email } }) =>
      () =>
        post(client, 'login/', { email, password: PASSWORD }),
  },
  'POST refresh/': {
    statements: 4,
    prepare:
      ({ client, tokens: { refresh } }) =>
      () =>
        post(client, 'refresh/', { refresh }),
  },
  'POST verify/': {
    statements: 1,
    prepare:
      ({ client, tokens: { refresh: token } }) =>
      () =>
        post(client, 'verify/', { token }),
  },
  'POST logout/': {
    statements: 3,
    prepare:
      ({ client, tokens: { refresh } }) =>
      () =>
        post(client, 'logout/', { refresh }),
  },
  'GET me/': {
    statements: 2,
    prepare:
      ({ client, user }) =>
      () =>
        client.get(`${AUTH}me/`).loginAs(user),
  },
  'PATCH me/': {
    statements: 6,
    prepare:
      ({ client, user }) =>
      () =>
        client.patch(`${AUTH}me/`).json({ first_name: 'Grace' }).loginAs(user),
  },
  'GET sessions/': {
    statements: 3,
    prepare:
      ({ client, tokens }) =>
      () =>
        client.get(`${AUTH}sessions/`).bearerToken(tokens.access),
  },
  'DELETE sessions/': {
    statements: 4,
    prepare:
      ({ client, user }) =>
      () =>
        client.delete(`${AUTH}sessions/`).loginAs(user),
  },
  'DELETE sessions/{id}/': {
    statements: 3,
    prepare: async ({ client, user, tokens }) => {
      const list = await client.get(`${AUTH}sessions/`).bearerToken(tokens.access)
      const [{ id }] = list.body().results
      return () => client.delete(`${AUTH}sessions/${id}/`).loginAs(user)
    },
  },
  'GET events/': {
    statements: 3,
    prepare:
      ({ client, user }) =>
      () =>
        client.get(`${AUTH}events/`).loginAs(user),
  },
})
