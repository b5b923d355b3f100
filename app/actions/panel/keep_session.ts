import type { SignedIn } from '#actions/auth/let_in'
import { NoActiveAccountException } from '#exceptions/auth'
import OutstandingToken from '#models/outstanding_token'
import { findViewer } from '#queries/users/find_viewer'
import { verifyToken } from '#credentials/token_verifier'
import type { Viewer } from '#rules/viewer'

/** Keeps of a sign-in only the session: the panel has a cookie, and its refresh token goes to nobody. */
export async function keepSession({ userId, tokens }: SignedIn): Promise<Viewer> {
  const { sid, issuedAt } = await verifyToken(tokens.access, 'access')
  await OutstandingToken.query().where({ sessionId: sid! }).delete()
  const viewer = await findViewer(userId, { sid, issuedAt })
  if (typeof viewer === 'string') throw new NoActiveAccountException()
  return viewer
}
