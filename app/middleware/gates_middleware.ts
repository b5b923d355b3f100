import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import accounts from '#config/accounts'
import {
  AccountSuspendedException,
  EmailNotVerifiedException,
  SignupClosedException,
} from '#exceptions/gates'
import { InsufficientScopeException, TokenNotAllowedException } from '#exceptions/tokens'
import type { Scope } from '#rules/token_scope'
import type { Viewer } from '#rules/viewer'

/** What closes a route to some of those who may call it by their role. */
export interface Gates {
  /** what a personal access token needs; `none` takes no such token */
  scope?: Scope | 'none'
  /** whether somebody who is suspended, and may only read, is refused */
  refusesSuspended?: boolean
  /** a setting */
  gate?: 'signup' | 'posting'
}

/** One middleware for all of them, since each one costs every request that passes it. */
export default class GatesMiddleware {
  handle({ auth: { user } }: HttpContext, next: NextFn, gates: Gates) {
    if (user?.token && gates.scope) refuseToken(user.token, gates.scope)
    if (user?.suspension && gates.refusesSuspended)
      throw new AccountSuspendedException(user.suspension)
    if (gates.gate) refuseBySetting(gates.gate, user)
    return next()
  }
}

/** A personal access token does what its scopes say, and nothing about accounts. */
function refuseToken({ scopes }: NonNullable<Viewer['token']>, scope: Scope | 'none'): void {
  if (scope === 'none') throw new TokenNotAllowedException()
  if (!scopes.some((one) => one === scope)) throw new InsufficientScopeException(scope)
}

function refuseBySetting(gate: 'signup' | 'posting', user?: Viewer): void {
  if (gate === 'signup' && accounts.signup === 'closed') throw new SignupClosedException()
  const mayPost = accounts.postingNeeds === 'nothing' || user?.isVerified
  if (gate === 'posting' && !mayPost) throw new EmailNotVerifiedException()
}
