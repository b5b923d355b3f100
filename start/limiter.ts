import type { HttpContext } from '@adonisjs/core/http'
import { lineOf, networkOf } from '#support/network'
import { defineScopes } from '#throttling/scopes'
import { strip } from '#support/python_text'
import { lowered } from '#support/text'

const line = ({ request }: HttpContext) => lineOf(request.ip())
const user = ({ auth }: HttpContext) => auth.user!.id

/** Whose password is asked for or replaced; of a reset nobody knows yet. */
const proving = (ctx: HttpContext) => (ctx.auth.user ? user(ctx) : line(ctx))

/** The name that a sign-in is tried with. What is no text names nobody, and has one budget. */
function claimedName(ctx: HttpContext): string {
  const { email, username } = Object(ctx.request.body())
  const name = nameIn(email) || nameIn(username)
  return `${name} ${networkOf(ctx.request.ip())}`
}

const nameIn = (claimed: unknown = '') =>
  typeof claimed === 'object' ? '' : lowered(strip(String(claimed))).slice(0, 254)

/**
 * Every throttle: for whom, how much, how much in development, where a page that reloads itself asks
 * more often. `THROTTLE_<NAME>` of start/env.ts overrides each.
 */
const scopes = defineScopes({
  'anon': [line, '100/hour', '10000/hour'],
  'user': [user, '1000/hour', '100000/hour'],
  // Somebody who works there all day, with a list that asks three times a minute what others did.
  'panel': [user, '20000/hour'],
  'token': [user, '1000/hour', '100000/hour'],
  'login': [claimedName, '5/min'],
  'login-address': [line, '30/min'],
  'register': [line, '10/hour'],
  'password': [proving, '5/hour'],
  'proof': [user, '20/hour'],
  'two-factor': [user, '20/hour'],
  'comments': [user, '50/hour'],
  'pictures': [user, '200/hour'],
  'reports': [user, '10/hour'],
})

declare module '#throttling/scopes' {
  export interface Scopes extends Record<keyof typeof scopes, unknown> {}
}
