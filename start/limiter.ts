import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import { lineOf, networkOf } from '#support/network'
import { parseRate } from '#throttling/rate'
import { defineScopes } from '#throttling/scopes'
import { lowered } from '#support/text'

const line = ({ request }: HttpContext) => lineOf(request.ip())

/** As the sign-in will read it; what is no text is nobody's, and may have none. */
function claimedAccount({ request }: HttpContext): string {
  const { email, username } = Object(request.body())
  const claimed: unknown = email ?? username
  if (typeof claimed === 'object') return ''
  return lowered(String(claimed).trim()).slice(0, 254)
}

/** Every throttle: how much, and for whom. */
defineScopes({
  'anon': { rate: parseRate(env.get('THROTTLE_ANON', '100/hour')), key: line },
  'user': {
    rate: parseRate(env.get('THROTTLE_USER', '1000/hour')),
    key: ({ auth }) => String(auth.user!.id),
  },
  'login': {
    rate: parseRate(env.get('THROTTLE_LOGIN', '5/min')),
    key: (ctx) => `${claimedAccount(ctx)} ${networkOf(ctx.request.ip())}`,
  },
  'login-address': { rate: parseRate(env.get('THROTTLE_LOGIN_ADDRESS', '30/min')), key: line },
  'comments': {
    rate: parseRate(env.get('THROTTLE_COMMENTS', '50/hour')),
    key: ({ auth }) => String(auth.user!.id),
  },
  'register': { rate: parseRate(env.get('THROTTLE_REGISTER', '10/hour')), key: line },
})

const lifted = (['THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'] as const).filter(
  (name) => env.get(name) === false
)
if (lifted.length && app.inProduction)
  logger.warn(`${lifted.join(' and ')} off: passwords can be guessed without limit`)
