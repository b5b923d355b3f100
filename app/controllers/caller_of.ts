import type { HttpContext } from '@adonisjs/core/http'
import type { Caller } from '#rules/security_event'

/** Who sent a request, for what is written down about it. */
export const callerOf = ({ request }: HttpContext): Caller => ({
  address: request.ip(),
  agent: request.header('user-agent', '')!,
})
