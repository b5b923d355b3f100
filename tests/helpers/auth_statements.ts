import type { ApiClient, ApiRequest } from '@japa/api-client'
import { test } from '@japa/runner'
import PostMail from '#actions/mails/post_mail'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { atomically } from '#db/atomically'
import type User from '#models/user'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

export const AUTH = '/api/v1/auth/'
export const NEW_PASSWORD = 'a-fine-engine-1843'

export interface Scene {
  client: ApiClient
  user: User
  cleanup: (undo: () => void | Promise<void>) => void
  /** of a session of the user's */
  tokens: { access: string; refresh: string }
}

/** What a route costs; the request itself is counted, what comes before it is not. */
export interface Cost {
  statements: number
  prepare: (scene: Scene) => Promise<() => ApiRequest> | (() => ApiRequest)
}

export const post = (client: ApiClient, path: string, body: object = {}) =>
  client.post(AUTH + path).json(body)

/** The first mail of a process asks the queue of mails what it is. */
const warm = () =>
  atomically((client) =>
    new PostMail().handle({ kind: 'password_changed', address: 'x@example.com' }, client)
  )

/** A test for each route: all goes well, unless its name says that it is `refused`. */
export function countStatements(title: string, routes: Record<string, Cost>): void {
  test.group(title, (group) => {
    group.each.setup(emptyAfterwards)
    for (const [route, { statements, prepare }] of Object.entries(routes))
      test(`${route}: ${statements}`, async ({ client, assert, cleanup }) => {
        const user = await UserFactory.merge({ isVerified: true }).create()
        const login = { email: user.email, password: PASSWORD }
        const { tokens } = (await post(client, 'login/', login)).body()
        await warm()
        const send = await prepare({ client, user, cleanup, tokens })
        let status = 0
        const sent = await statementsOf(async () => {
          status = (await send()).status()
        })
        assert.equal(status >= 400, route.includes('refused'))
        assert.lengthOf(sent, statements, sent.join('\n'))
      })
  })
}
