import LogIn from '#actions/auth/log_in'
import { keepSession } from '#actions/panel/keep_session'
import type { Caller } from '#rules/security_event'
import type { PanelViewer } from '#queries/panel/panel_viewer'

interface Input {
  /** an e-mail address or a username */
  login: string
  password: string
  caller: Caller
}

/** Signs a moderator in to the panel as the API signs people in, with its lock and its records. */
export default class EnterPanel {
  /** @throws NoActiveAccountException also to who may not moderate, so that nobody learns of an account */
  async handle({ login, password, caller }: Input): Promise<PanelViewer> {
    const sign = { key: 'username', login, password, caller, to: 'panel' } as const
    return keepSession(await new LogIn().handle(sign))
  }
}
