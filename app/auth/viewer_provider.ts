import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import { findViewer } from '#queries/users/find_viewer'
import type { Viewer } from '#rules/viewer'

/**
 * Viewers for the session guard. It asks on every request, so closing an account closes its
 * sessions too.
 */
export class ViewerProvider implements SessionUserProviderContract<Viewer> {
  declare [symbols.PROVIDER_REAL_USER]: Viewer

  async createUserForGuard(viewer: Viewer): Promise<SessionGuardUser<Viewer>> {
    return { getId: () => viewer.id, getOriginal: () => viewer }
  }

  /** @param id - as the session holds it; one that is no number finds nobody */
  async findById(id: unknown): Promise<SessionGuardUser<Viewer> | null> {
    if (!Number.isSafeInteger(id)) return null
    const viewer = await findViewer(Number(id))
    return typeof viewer === 'string' ? null : this.createUserForGuard(viewer)
  }
}
