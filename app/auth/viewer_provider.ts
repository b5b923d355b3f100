import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import { panelViewer, type PanelViewer } from '#queries/panel/panel_viewer'

/** An account and its session, of which 0 is none: `12 34`. */
const KEY = /^(\d{1,15}) (\d{1,15})$/

/**
 * Viewers for the session guard. It asks on every request, so closing an account, changing its password
 * or ending its session in a list of devices ends what pages know of it too.
 */
export class ViewerProvider implements SessionUserProviderContract<PanelViewer> {
  declare [symbols.PROVIDER_REAL_USER]: PanelViewer

  async createUserForGuard(viewer: PanelViewer): Promise<SessionGuardUser<PanelViewer>> {
    return { getId: () => `${viewer.id} ${viewer.sessionId ?? 0}`, getOriginal: () => viewer }
  }

  /** @param key - as the session holds it; what is none finds nobody */
  async findById(key: unknown): Promise<SessionGuardUser<PanelViewer> | null> {
    const [, id, sid] = (KEY.exec(String(key)) ?? []).map(Number)
    const viewer = id ? await panelViewer(id, sid!) : null
    return viewer && this.createUserForGuard(viewer)
  }
}
