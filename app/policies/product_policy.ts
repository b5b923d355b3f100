import { BasePolicy } from '@adonisjs/bouncer'
import type { AuthorizerResponse } from '@adonisjs/bouncer/types'
import type { Viewer } from '#rules/viewer'

/** The seed's IsOwnerOrReadOnly: moderators act by moderating, never by editing in someone's name. */
export default class ProductPolicy extends BasePolicy {
  update(viewer: Viewer, product: { userId: number }): AuthorizerResponse {
    return product.userId === viewer.id
  }

  delete(viewer: Viewer, product: { userId: number }): AuthorizerResponse {
    return product.userId === viewer.id
  }
}
