import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import { parseRate, type Rate } from '#throttling/rate'
import { StartupError } from '#support/startup_error'
import env from '#start/env'

/** The scopes that `start/limiter.ts` declares. */
export interface Scopes {}
export type ScopeName = keyof Scopes

type Key = (ctx: HttpContext) => string | number
/** what requests are counted for, and how many by default: in development, when there is a third */
type Declared = [key: Key, rate: string, inDevelopment?: string]

const scopes = new Map<string, { key: Key; rate: Rate }>()

/** @throws StartupError naming the setting that holds no rate */
export function defineScopes<T extends Record<string, Declared>>(declared: T): T {
  for (const [name, [key, usual, inDevelopment]] of Object.entries(declared)) {
    const setting = `THROTTLE_${name.toUpperCase().replace('-', '_')}` as 'THROTTLE_ANON'
    const rate = env.get(setting, app.inDev && inDevelopment ? inDevelopment : usual)
    scopes.set(name, { key, rate: rateOf(setting, rate) })
  }
  return declared
}

export const scopeNamed = (name: ScopeName) => scopes.get(name)!

function rateOf(setting: string, rate: string): Rate {
  try {
    return parseRate(rate)
  } catch (error) {
    throw new StartupError(`${setting}: ${(error as Error).message}`)
  }
}
