import type { HttpContext } from '@adonisjs/core/http'
import type { Refusal } from '#exceptions/refusal'

/** For whom a group of routes answers, and so how they are told what was refused. */
export interface Surface {
  refuse: (refusal: Refusal, ctx: HttpContext) => void | Promise<void>
}

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** set by the middleware of a group of pages; everything else is the API's */
    surface?: Surface
  }
}
