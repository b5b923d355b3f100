import type { HttpContext } from '@adonisjs/core/http'
import type { Rate } from '#throttling/rate'

export type ScopeName = 'anon' | 'user' | 'login' | 'login-address' | 'register' | 'comments'

export interface Scope {
  rate: Rate
  /** what requests are counted for */
  key: (ctx: HttpContext) => string
}

const scopes = new Map<ScopeName, Scope>()

/** Called once, by `start/limiter.ts`. */
export function defineScopes(defined: Record<ScopeName, Scope>): void {
  for (const [name, scope] of Object.entries(defined)) scopes.set(name as ScopeName, scope)
}

export const scopeNamed = (name: ScopeName): Scope => scopes.get(name)!
