import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { InsufficientScopeException, TokenNotAllowedException } from '#exceptions/tokens'
import type { Scope } from '#rules/token_scope'

/** Lets a personal access token do what its scopes say, and nothing about accounts. */
export default class TokenScopeMiddleware {
  async handle({ auth }: HttpContext, next: NextFn, scope: Scope | 'none') {
    const token = auth.user?.token
    if (token && scope === 'none') throw new TokenNotAllowedException()
    if (token && !token.scopes.some((one) => one === scope))
      throw new InsufficientScopeException(scope)
    return next()
  }
}
