import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { parseRate, type Rate } from '#throttling/rate'
import env from '#start/env'

/** The scopes that `start/limiter.ts` declares. */
export interface Scopes {}
export type ScopeName = keyof Scopes

type Key = (ctx: HttpContext) => string | number
/** what requests are counted for, and how many by default: in development, when there is a third */
type Declared = [key: Key, rate: string, inDevelopment?: string]

const scopes = new Map<string, { key: Key; rate: Rate }>()

/** Rates of the settings go before those that are declared. */
export function defineScopes<T extends Record<string, Declared>>(declared: T): T {
  for (const [name, [key, usual, inDevelopment]] of Object.entries(declared)) {
    const setting = `THROTTLE_${name.toUpperCase().replace('-', '_')}` as 'THROTTLE_ANON'
    const rate = env.get(setting, app.inDev && inDevelopment ? inDevelopment : usual)
    scopes.set(name, { key, rate: parseRate(rate) })
  }
  return declared
}

export const scopeNamed = (name: ScopeName) => scopes.get(name)!
