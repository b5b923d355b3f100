import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Viewer } from '#rules/viewer'

/** Whole routes that are for some people, whatever the object: staff keep the categories, moderators decide about comments. */
export default class RolePolicy extends BasePolicy {
  staff(viewer: Viewer): AuthorizerResponse {
    return viewer.isStaff
  }

  moderator(viewer: Viewer): AuthorizerResponse {
    return viewer.isModerator
  }
}
