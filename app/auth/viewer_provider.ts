import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import { findViewer } from '#queries/users/find_viewer'
import type { Viewer } from '#rules/viewer'

/** An account and its session, of which 0 is none: `12 34`. */
const KEY = /^(\d{1,15}) (\d{1,15})$/

/**
 * Viewers for the session guard. It asks on every request, so closing an account, changing its password
 * or ending its session in a list of devices ends what pages know of it too.
 */
export class ViewerProvider implements SessionUserProviderContract<Viewer> {
  declare [symbols.PROVIDER_REAL_USER]: Viewer

  async createUserForGuard(viewer: Viewer): Promise<SessionGuardUser<Viewer>> {
    return { getId: () => `${viewer.id} ${viewer.sessionId ?? 0}`, getOriginal: () => viewer }
  }

  /** @param key - as the session holds it; what is none finds nobody */
  async findById(key: unknown): Promise<SessionGuardUser<Viewer> | null> {
    const [, id, sid] = (KEY.exec(String(key)) ?? []).map(Number)
    if (!id) return null
    // The key is asked about as it is now: a session says itself whether it was ended.
    const token = sid ? { sid, issuedAt: Math.floor(Date.now() / 1000) } : undefined
    const viewer = await findViewer(id, token)
    return typeof viewer === 'string' ? null : this.createUserForGuard(viewer)
  }
}
