import app from '@adonisjs/core/services/app'
import site from '#config/site'
import { error, warn, type Finding } from '#doctor/finding'
import env from '#start/env'

const NOT_SET =
  'CORS_ALLOWED_ORIGINS is not set: browsers may call from the origins of vitrin.com alone'
const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/

/** Whether the front end may call from a browser, and nobody else. */
export function checkCors(): Finding[] {
  const value = env.get('CORS_ALLOWED_ORIGINS')
  if (value === undefined)
    return app.inProduction
      ? [warn(NOT_SET, 'set CORS_ALLOWED_ORIGINS=https://www.example.com')]
      : []
  const origins = value
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
  return [...origins.flatMap(faultsOf), ...missing(origins)]
}

function faultsOf(origin: string): Finding[] {
  const written = URL.canParse(origin) ? new URL(origin).origin : undefined
  if (written !== origin)
    return [
      error(
        `CORS_ALLOWED_ORIGINS has ${origin}, which no browser sends`,
        `write ${written && written !== 'null' ? written : 'https://www.example.com'} instead`
      ),
    ]
  if (!app.inProduction || origin.startsWith('https:') || LOCAL.test(origin)) return []
  return [warn(`${origin} is not encrypted`, `write ${origin.replace('http:', 'https:')} instead`)]
}

function missing(origins: string[]): Finding[] {
  const home = env.get('SITE_URL') && new URL(site.url).origin
  if (!home || origins.includes(home)) return []
  return [
    warn(
      `the front end at SITE_URL may not call from a browser`,
      `add ${home} to CORS_ALLOWED_ORIGINS`
    ),
  ]
}
