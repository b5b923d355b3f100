import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Viewer } from '#rules/viewer'

/** The order of the shop is the staff's. */
export default class CategoryPolicy extends BasePolicy {
  manage(viewer: Viewer): AuthorizerResponse {
    return viewer.isStaff
  }
}
