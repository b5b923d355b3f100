import type { ApiRequest } from '@japa/api-client'
import { PASSWORD } from '#database/factories/user_factory'
import { countStatements, NEW_PASSWORD, post, type Scene } from '#tests/helpers/auth_statements'
import { Mailbox } from '#tests/helpers/mailed_links'

/** The token of a link that a request has mailed. */
async function mailed(request: ApiRequest, { cleanup }: Scene, kind: string, address: string) {
  const mailbox = await Mailbox.open({ cleanup })
  await request
  const { uid, token } = await mailbox.link(kind as 'verify_email', address)
  return { uid, token }
}

countStatements('Statements of auth by mail:', {
  'POST password/change/': {
    statements: 13,
    prepare:
      ({ client, user }) =>
      () =>
        post(client, 'password/change/', {
          ...{ old_password: PASSWORD, new_password: NEW_PASSWORD, confirm_password: NEW_PASSWORD },
        }).loginAs(user),
  },
  // That of somebody who knows a wrong password: nothing is written.
  'POST password/change/ refused': {
    statements: 2,
    prepare:
      ({ client, user }) =>
      () =>
        post(client, 'password/change/', {
          ...{ old_password: 'x', new_password: 'y', confirm_password: 'y' },
        }).loginAs(user),
  },
  'POST password/reset/': {
    statements: 8,
    prepare:
      ({ client, user: { email } }) =>
      () =>
        post(client, 'password/reset/', { email }),
  },
  'POST password/reset/confirm/': {
    statements: 15,
    prepare: async (scene) => {
      const { client, user } = scene
      const asked = post(client, 'password/reset/', { email: user.email })
      const link = await mailed(asked, scene, 'reset_password', user.email)
      return () => post(client, 'password/reset/confirm/', { ...link, new_password: NEW_PASSWORD })
    },
  },
  'POST email/verify/': {
    statements: 7,
    prepare: async (scene) => {
      const { client, user } = scene
      await user.merge({ isVerified: false }).save()
      const asked = post(client, 'email/verify/resend/').loginAs(user)
      const link = await mailed(asked, scene, 'verify_email', user.email)
      return () => post(client, 'email/verify/', link)
    },
  },
  'POST email/verify/ refused': {
    statements: 1,
    prepare:
      ({ client }) =>
      () =>
        post(client, 'email/verify/', { token: 'x' }),
  },
  'POST email/verify/resend/': {
    statements: 6,
    prepare: async ({ client, user }) => {
      await user.merge({ isVerified: false }).save()
      return () => post(client, 'email/verify/resend/').loginAs(user)
    },
  },
  'POST email/change/': {
    statements: 11,
    prepare:
      ({ client, user }) =>
      () =>
        post(client, 'email/change/', { email: 'new@example.com', password: PASSWORD }).loginAs(
          user
        ),
  },
  'POST email/change/confirm/': {
    statements: 12,
    prepare: async (scene) => {
      const { client, user } = scene
      const body = { email: 'new@example.com', password: PASSWORD }
      const asked = post(client, 'email/change/', body).loginAs(user)
      const link = await mailed(asked, scene, 'change_email', body.email)
      return () => post(client, 'email/change/confirm/', link)
    },
  },
})
