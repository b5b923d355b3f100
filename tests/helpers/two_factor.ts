import type { ApiClient } from '@japa/api-client'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import RecoveryCode from '#models/recovery_code'
import TwoFactor from '#models/two_factor'
import type User from '#models/user'
import { hashOfRecoveryCode } from '#credentials/recovery_codes'
import { seal } from '#credentials/sealed'
import { newTotpSecret, stepOf, totpAt } from '#credentials/totp'
import { DateTime } from 'luxon'

export const RECOVERY_CODE = 'abcd-efgh-ijkl-mnop'

/** Turns two-step sign-in on for somebody. @returns the secret of their app */
export async function turnOn(user: User): Promise<string> {
  const secret = newTotpSecret()
  const { id: userId } = user
  await TwoFactor.create({ userId, secret: seal(secret, TwoFactor.ownerOf(userId)) })
  await RecoveryCode.create({ userId, codeHash: hashOfRecoveryCode(RECOVERY_CODE) })
  await user.merge({ twoFactorSince: DateTime.utc() }).save()
  return secret
}

/** Somebody with two-step sign-in, and the secret of their app. */
export async function withTwoFactor(fields: Partial<User> = {}) {
  const user = await UserFactory.merge(fields).create()
  return { user, secret: await turnOn(user) }
}

/** What an app shows. @param later - steps of thirty seconds from now, 1 at most: those of before may grow too old */
export const codeOf = (secret: string, later = 0) => totpAt(secret, stepOf(Date.now()) + later)

/** A code that no app shows for this secret, now or soon. */
export function wrongCode(secret: string): string {
  const shown = [-2, -1, 0, 1, 2].map((later) => codeOf(secret, later))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find(
    (code) => !shown.includes(code)
  )!
}

/** Signs in by password as far as the second step. @returns the ticket for it */
export async function secondStepTicket(client: ApiClient, { username }: User): Promise<string> {
  const login = { username, password: PASSWORD }
  const response = await client.post('/api/v1/auth/login/').json(login)
  response.assertStatus(403)
  response.assertBodyContains({ code: 'two_factor_required' })
  return response.body().ticket
}

/** Sends the second step. */
export const finish = (client: ApiClient, ticket: string, code: string) =>
  client.post('/api/v1/auth/login/two-factor/').json({ ticket, code })
