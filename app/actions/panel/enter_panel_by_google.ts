import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { letIn, type SignedIn } from '#actions/auth/let_in'
import { findGoogleUser } from '#actions/google/find_google_user'
import { spendGoogleCode, type ReturnedCode } from '#actions/google/spend_google_code'
import { keepSession } from '#actions/panel/keep_session'
import { noteEvent } from '#actions/security/note_event'
import { NoActiveAccountException } from '#exceptions/auth'
import { Refusal } from '#exceptions/refusal'
import type User from '#models/user'
import { atomically } from '#db/atomically'
import type { GoogleIdentity } from '#google/identity'
import type { Caller } from '#rules/security_event'
import type { PanelViewer } from '#queries/panel/panel_viewer'

interface Input extends ReturnedCode {
  caller: Caller
}

/**
 * Signs a moderator in to the panel by the code that a sign-in by Google ended with. It opens no account, and
 * connects Google to a verified one alone.
 */
export default class EnterPanelByGoogle {
  /** @throws TicketNotValidException, NoActiveAccountException also to who may not moderate, and what {@link letIn} returns */
  async handle({ caller, ...returned }: Input): Promise<PanelViewer> {
    const outcome = await atomically(async (client) =>
      this.#enter(await spendGoogleCode(returned, client), caller, client)
    )
    // What was written down about a refusal is kept.
    if (outcome instanceof Refusal) throw outcome
    return keepSession(outcome)
  }

  async #enter(
    google: GoogleIdentity,
    caller: Caller,
    client: TransactionClientContract
  ): Promise<SignedIn | Refusal> {
    const user = await findGoogleUser(google, client)
    if (!user) return new NoActiveAccountException()
    if (isOwn(user, google))
      return letIn(user, { caller, by: 'google', google, to: 'panel' }, client)
    const details = { by: 'google' }
    await noteEvent({ userId: user.id, type: 'sign_in_refused', caller, details }, client)
    return new NoActiveAccountException()
  }
}

/** Connected already, or not at all and verified on both sides. */
const isOwn = ({ isLockedOut, isVerified, googleId }: User, google: GoogleIdentity) =>
  !isLockedOut && (googleId === google.googleId || (googleId === null && isVerified))
