import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import IssueGoogleCode from '#actions/google/issue_google_code'
import { mailFolder } from '#mails/folder'
import type User from '#models/user'
import { AUTH, countStatements, post } from '#tests/helpers/auth_statements'
import { fakeGoogle } from '#tests/helpers/fake_google'
import { linkTicket, sendCode } from '#tests/helpers/google_link'

const google = async ({ email }: { email: string }) => ({
  credential: await (await fakeGoogle()).idToken({ sub: email, email }),
})

const codeFor = async ({ email }: User) => ({
  code: await new IssueGoogleCode().handle({
    identity: { googleId: email, email, firstName: '', lastName: '' },
    state: randomUUID(),
    challenge: null,
  }),
})

countStatements('Statements of auth by Google:', {
  'POST google/ for the first time': {
    statements: 17,
    prepare: async ({ client }) => {
      const proof = await google({ email: `${randomUUID()}@example.com` })
      return () => post(client, 'google/', proof)
    },
  },
  'POST google/ again': {
    statements: 6,
    prepare: async ({ client, user }) => {
      await post(client, 'google/', await google(user))
      const proof = await google(user)
      return () => post(client, 'google/', proof)
    },
  },
  'POST google/ by a code': {
    statements: 7,
    prepare: async ({ client, user }) => {
      await post(client, 'google/', await google(user))
      const code = await codeFor(user)
      return () => post(client, 'google/', code)
    },
  },
  'GET google/redirect/': {
    statements: 0,
    prepare:
      ({ client }) =>
      () =>
        client.get(`${AUTH}google/redirect/?to=admin`).redirects(0),
  },
  'POST google/link/ by a ticket': {
    statements: 22,
    prepare: async ({ client, cleanup, user }) => {
      cleanup(() => rmSync(mailFolder(), { recursive: true, force: true }))
      await user.merge({ isVerified: false }).save()
      const ticket = await linkTicket(client, { sub: user.email, email: user.email })
      const code = await sendCode()
      return () => post(client, 'google/link/', { ticket, code })
    },
  },
  'POST google/link/ signed in': {
    statements: 8,
    prepare: async ({ client, user }) => {
      const proof = await google(user)
      return () => post(client, 'google/link/', proof).loginAs(user)
    },
  },
  'DELETE google/link/': {
    statements: 6,
    prepare: async ({ client, user }) => {
      await user.merge({ googleId: '7' }).save()
      return () => client.delete(`${AUTH}google/link/`).loginAs(user)
    },
  },
})
