import FinishSignIn from '#actions/auth/finish_sign_in'
import { keepSession } from '#actions/panel/keep_session'
import type { Caller } from '#rules/security_event'
import type { PanelViewer } from '#queries/panel/panel_viewer'

interface Input {
  /** of the first step */
  ticket: string
  /** of the app, or a recovery code */
  code: string
  caller: Caller
}

/** The second step of a sign-in to the panel. */
export default class EnterPanelByCode {
  /** @throws as FinishSignIn */
  async handle(proof: Input): Promise<PanelViewer> {
    return keepSession(await new FinishSignIn().handle({ ...proof, to: 'panel' }))
  }
}
