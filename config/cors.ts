import { defineConfig } from '@adonisjs/cors'
import env from '#start/env'

/** The seed's CORS_ALLOWED_ORIGINS, unless the setting names others. */
const SEED_ORIGINS = 'https://vitrin.com,https://www.vitrin.com,https://app.vitrin.com'

export default defineConfig({
  enabled: true,
  origin: env
    .get('CORS_ALLOWED_ORIGINS', SEED_ORIGINS)
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean),
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
