import { endSessions } from '#actions/sessions/end_sessions'
import { noteEvent } from '#actions/security/note_event'
import { spendToken } from '#actions/auth/spend_token'
import { TokenNotValidException } from '#exceptions/auth'
import { atomically } from '#db/atomically'
import { verifyToken } from '#credentials/token_verifier'
import type { Caller } from '#rules/security_event'

interface Input {
  /** a refresh token */
  token: string
  caller: Caller
}

/** Ends a refresh token and its session for good. Access tokens run out by their hour, as simplejwt's do. */
export default class SignOut {
  /** @throws TokenNotValidException also when it was ended before */
  async handle({ token, caller }: Input): Promise<void> {
    const claims = await verifyToken(token, 'refresh')
    await atomically(async (client) => {
      const { userId, isFirst, ...spent } = await spendToken(token, claims, client)
      if (!isFirst) throw new TokenNotValidException('blacklisted')
      if (userId === null) return
      const id = claims.sid ?? spent.sessionId
      if (id !== null) await endSessions({ userId, id, by: 'sign_out' }, client)
      await noteEvent({ userId, type: 'signed_out', caller }, client)
    })
  }
}
