import { defineConfig } from '@adonisjs/cors'
import app from '@adonisjs/core/services/app'
import env from '#start/env'

/** The seed's CORS_ALLOWED_ORIGINS, unless the setting names others. */
const SEED_ORIGINS = 'https://vitrin.com,https://www.vitrin.com,https://app.vitrin.com'

const origins = env
  .get('CORS_ALLOWED_ORIGINS', SEED_ORIGINS)
  .split(',')
  .map((origin) => origin.trim())
  .filter(Boolean)

/** Where front ends are developed; every tool has a port of its own. */
const LOCALHOST = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/

export default defineConfig({
  enabled: true,
  origin: app.inDev ? (origin) => origins.includes(origin) || LOCALHOST.test(origin) : origins,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  headers: true,
  exposeHeaders: [
    'ETag',
    'Link',
    'Location',
    'X-Total-Count',
    'Retry-After',
    'X-Request-Id',
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'RateLimit',
    'RateLimit-Policy',
  ],
  credentials: true,
  maxAge: 86_400,
})
