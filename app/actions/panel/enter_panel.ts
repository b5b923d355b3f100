import LogIn from '#actions/auth/log_in'
import { NoActiveAccountException } from '#exceptions/auth'
import OutstandingToken from '#models/outstanding_token'
import { findViewer } from '#queries/users/find_viewer'
import { verifyToken } from '#credentials/token_verifier'
import type { Caller } from '#rules/security_event'
import type { Viewer } from '#rules/viewer'

interface Input {
  /** an e-mail address or a username */
  login: string
  password: string
  caller: Caller
}

/**
 * Signs a moderator in to the panel as the API signs people in, with its lock and its records, and keeps of
 * the tokens only the session that they name.
 */
export default class EnterPanel {
  /** @throws NoActiveAccountException also to who may not moderate, so that nobody learns of an account */
  async handle({ login, password, caller }: Input): Promise<Viewer> {
    const sign = { key: 'username', login, password, caller, to: 'panel' } as const
    const { userId, tokens } = await new LogIn().handle(sign)
    const { sid, issuedAt } = await verifyToken(tokens.access, 'access')
    await OutstandingToken.query().where({ sessionId: sid! }).delete()
    const viewer = await findViewer(userId, { sid, issuedAt })
    if (typeof viewer === 'string') throw new NoActiveAccountException()
    return viewer
  }
}
