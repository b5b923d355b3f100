import type { SignedIn } from '#actions/auth/let_in'
import { NoActiveAccountException } from '#exceptions/auth'
import OutstandingToken from '#models/outstanding_token'
import { panelViewer, type PanelViewer } from '#queries/panel/panel_viewer'
import { verifyToken } from '#credentials/token_verifier'

/** Keeps of a sign-in only the session: the panel has a cookie, and its refresh token goes to nobody. */
export async function keepSession({ userId, tokens }: SignedIn): Promise<PanelViewer> {
  const { sid } = await verifyToken(tokens.access, 'access')
  await OutstandingToken.query().where({ sessionId: sid! }).delete()
  const viewer = await panelViewer(userId, sid!)
  if (!viewer) throw new NoActiveAccountException()
  return viewer
}
