import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { TwoFactorSetupRequiredException } from '#exceptions/two_factor'
import RolePolicy from '#policies/role_policy'

export type RoleName = 'moderator' | 'lead' | 'staff' | 'admin'

/** For routes of moderators, staff or admins: others are refused before the request costs or finds anything. */
export default class RoleMiddleware {
  async handle({ auth, bouncer }: HttpContext, next: NextFn, role: RoleName) {
    if (auth.user?.lacksTwoFactor) throw new TwoFactorSetupRequiredException()
    await bouncer.with(RolePolicy).authorize(role)
    return next()
  }
}
