import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Viewer } from '#rules/viewer'

/** Authors change what they said themselves; moderators edit nothing. */
export default class CommentPolicy extends BasePolicy {
  update(viewer: Viewer, comment: { userId: number }): AuthorizerResponse {
    return comment.userId === viewer.id
  }

  delete(viewer: Viewer, comment: { userId: number }): AuthorizerResponse {
    return comment.userId === viewer.id
  }
}
