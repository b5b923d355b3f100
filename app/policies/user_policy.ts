import { allowGuest, BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { isProfileWithinReach } from '#rules/profile_reach'
import type { Viewer } from '#rules/viewer'

/** A private profile is for its owner and for staff. */
export default class UserPolicy extends BasePolicy {
  @allowGuest()
  read(viewer: Viewer | null, user: { id: number; isPrivate: boolean }): AuthorizerResponse {
    return !user.isPrivate || this.readAll(viewer, user)
  }

  /** E-mail, phone, birth date and gender too. */
  @allowGuest()
  readAll(viewer: Viewer | null, user: { id: number }): boolean {
    return isProfileWithinReach(user.id, viewer)
  }
}
