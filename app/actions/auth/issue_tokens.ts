import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import OutstandingToken from '#models/outstanding_token'
import { signToken } from '#credentials/token_signer'

interface Input {
  userId: number
  client: TransactionClientContract
}

export interface TokenPair {
  access: string
  refresh: string
}

/** Gives an account a pair of tokens and writes down the refresh token, as simplejwt does. */
export default class IssueTokens {
  async handle({ userId, client }: Input): Promise<TokenPair> {
    const refresh = await signToken('refresh', userId)
    const access = await signToken('access', userId)
    const { token, jti, expiresAt } = refresh
    await OutstandingToken.create(
      { token, jti, userId, expiresAt: DateTime.fromJSDate(expiresAt) },
      { client }
    )
    return { access: access.token, refresh: token }
  }
}
