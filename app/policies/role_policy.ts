import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

/** Whole routes that are for some people, whatever the object: staff keep the categories, moderators decide about comments, admins change roles. */
export default class RolePolicy extends BasePolicy {
  staff(viewer: Viewer): AuthorizerResponse {
    return viewer.isStaff
  }

  lead(viewer: Viewer): AuthorizerResponse {
    return viewer.rank >= RANKS.lead
  }

  admin(viewer: Viewer): AuthorizerResponse {
    return viewer.isAdmin
  }

  moderator(viewer: Viewer): AuthorizerResponse {
    return viewer.isModerator
  }
}
