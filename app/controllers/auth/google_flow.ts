import type { HttpContext } from '@adonisjs/core/http'

/** What the browser keeps of a sign-in while it is at Google, beside what Ally keeps. */
interface GoogleFlow {
  /** in the ID token, so that one of another sign-in is not taken */
  nonce: string
  /** for whom it ends, as the redirect was asked */
  to: string | undefined
  challenge: string | null
  /** ms since 1970 */
  startedAt: number
}

const FLOW = 'google_oauth_flow'
const ADMIN_VERIFIER = 'google_admin_verifier'
const OPTIONS = { httpOnly: true, sameSite: 'lax', maxAge: 600 } as const
const MAX_AGE_MS = OPTIONS.maxAge * 1000

export function keepFlow({ response }: HttpContext, flow: GoogleFlow): void {
  response.encryptedCookie(FLOW, flow, OPTIONS)
}

/** The flow of a browser that comes back, once; null without one, or when it took too long. */
export function takeFlow(ctx: HttpContext, now = Date.now()): GoogleFlow | null {
  const flow = take<GoogleFlow>(ctx, FLOW)
  return flow && now - flow.startedAt < MAX_AGE_MS ? flow : null
}

/** For the page of the admin, which runs no script that could keep it. */
export function keepVerifier({ response }: HttpContext, verifier: string): void {
  response.encryptedCookie(ADMIN_VERIFIER, verifier, OPTIONS)
}

export const takeVerifier = (ctx: HttpContext) => take<string>(ctx, ADMIN_VERIFIER) ?? undefined

function take<T>({ request, response }: HttpContext, name: string): T | null {
  const value = request.encryptedCookie(name) as T | undefined
  response.clearCookie(name)
  return value ?? null
}
