import { IANAZone } from 'luxon'
import { Env } from '@adonisjs/core/env'
import { dataFolder, localKeys } from '#installation/data_folder'
import { projectRoot } from '#installation/project_root'
import { StartupError } from '#support/startup_error'
import { assertProductionSettings } from '#installation/production_settings'
import { assertSettings } from '#installation/settings'

/** A time zone by its name in the IANA's list, such as Europe/Istanbul. */
function timeZone(name: string, value?: string): string | undefined {
  if (!value) return undefined
  if (IANAZone.isValidZone(value)) return value
  throw new StartupError(`${name} is no time zone such as Europe/Istanbul: ${value}`)
}

/**
 * Every setting, typed and checked once at start; nothing else reads `process.env`.
 * The README's table and `.env.example` list the same names in the same order.
 */
const SETTINGS = {
  NODE_ENV: Env.schema.enum.optional(['development', 'production', 'test'] as const),
  HOST: Env.schema.string.optional(),
  PORT: Env.schema.number.optional(),
  WORKERS: Env.schema.number.optional(),
  APP_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  LOG_LEVEL: Env.schema.enum.optional([
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'silent',
  ] as const),
  VITRIN_DATA_DIR: Env.schema.string.optional(),
  VITRIN_DEMO: Env.schema.boolean.optional(),

  VITRIN_SUPERUSER_EMAIL: Env.schema.string.optional(),
  VITRIN_SUPERUSER_USERNAME: Env.schema.string.optional(),
  VITRIN_SUPERUSER_PASSWORD: Env.schema.string.optional(),
  VITRIN_SUPERUSER_FIRST_NAME: Env.schema.string.optional(),
  VITRIN_SUPERUSER_LAST_NAME: Env.schema.string.optional(),

  SECRET_KEY: Env.schema.string.optional(),
  APP_KEY: Env.schema.string.optional(),
  JWT_SIGNING_KEY: Env.schema.string.optional(),

  DATABASE_URL: Env.schema.string.optional(),
  DB_HOST: Env.schema.string.optional(),
  DB_PORT: Env.schema.number.optional(),
  DB_USER: Env.schema.string.optional(),
  DB_PASSWORD: Env.schema.string.optional(),
  DB_NAME: Env.schema.string.optional(),
  DB_SSLMODE: Env.schema.enum.optional(['disable', 'require', 'verify-full'] as const),
  DB_POOL_MAX: Env.schema.number.optional(),
  DB_POOLER: Env.schema.enum.optional(['session', 'transaction'] as const),
  DB_DIRECT_URL: Env.schema.string.optional(),

  ALLOWED_HOSTS: Env.schema.string.optional(),
  TRUSTED_PROXIES: Env.schema.string.optional(),
  CORS_ALLOWED_ORIGINS: Env.schema.string.optional(),
  SECURE_SSL_REDIRECT: Env.schema.boolean.optional(),
  SECURE_HSTS_SECONDS: Env.schema.number.optional(),
  SECURE_HSTS_INCLUDE_SUBDOMAINS: Env.schema.boolean.optional(),

  DRIVE_DISK: Env.schema.enum.optional(['fs', 's3'] as const),
  MEDIA_URL: Env.schema.string.optional(),
  MEDIA_ROOT: Env.schema.string.optional(),
  MEDIA_PRIVATE_ROOT: Env.schema.string.optional(),
  MEDIA_KEEP_ORIGINALS: Env.schema.boolean.optional(),
  MEDIA_AVIF: Env.schema.boolean.optional(),
  S3_ENDPOINT: Env.schema.string.optional(),
  S3_REGION: Env.schema.string.optional(),
  S3_BUCKET: Env.schema.string.optional(),
  S3_PRIVATE_BUCKET: Env.schema.string.optional(),
  S3_ACCESS_KEY_ID: Env.schema.string.optional(),
  S3_SECRET_ACCESS_KEY: Env.schema.string.optional(),
  S3_FORCE_PATH_STYLE: Env.schema.boolean.optional(),
  MINIO_ENDPOINT: Env.schema.string.optional(),
  MINIO_ACCESS_KEY: Env.schema.string.optional(),
  MINIO_SECRET_KEY: Env.schema.string.optional(),
  MINIO_BUCKET_NAME: Env.schema.string.optional(),

  SITE_NAME: Env.schema.string.optional(),
  SITE_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  SITE_LOGO_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  SUPPORT_EMAIL: Env.schema.string.optional({ format: 'email' }),
  TIME_ZONE: timeZone,

  FRONTEND_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  FRONTEND_URLS: Env.schema.string.optional(),
  FRONTEND_VERIFY_PATH: Env.schema.string.optional(),
  FRONTEND_RESET_PATH: Env.schema.string.optional(),
  FRONTEND_EMAIL_PATH: Env.schema.string.optional(),
  FRONTEND_GOOGLE_PATH: Env.schema.string.optional(),

  MAIL_FROM: Env.schema.string.optional(),
  MAIL_REPLY_TO: Env.schema.string.optional({ format: 'email' }),
  SMTP_HOST: Env.schema.string.optional(),
  SMTP_PORT: Env.schema.number.optional(),
  SMTP_SECURE: Env.schema.boolean.optional(),
  SMTP_USERNAME: Env.schema.string.optional(),
  SMTP_PASSWORD: Env.schema.string.optional(),

  GOOGLE_CLIENT_ID: Env.schema.string.optional(),
  GOOGLE_CLIENT_IDS: Env.schema.string.optional(),
  GOOGLE_CLIENT_SECRET: Env.schema.string.optional(),
  GOOGLE_CALLBACK_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  GOOGLE_ISSUER: Env.schema.string.optional(),
  GOOGLE_AUTHORIZE_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  GOOGLE_TOKEN_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  GOOGLE_JWKS_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  GOOGLE_TOKENINFO_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  GOOGLE_USERINFO_URL: Env.schema.string.optional({ format: 'url', tld: false }),

  JOBS_WORK: Env.schema.boolean.optional(),

  SIGNUP: Env.schema.enum.optional(['open', 'closed'] as const),
  NEW_COMMENTS: Env.schema.enum.optional(['approved', 'held'] as const),
  MODERATION_URGENT_SCORE: Env.schema.number.optional(),
  MODERATION_TARGET_HOURS: Env.schema.number.optional(),
  POSTING_NEEDS: Env.schema.enum.optional(['nothing', 'verified'] as const),
  TWO_FACTOR_REQUIRED: Env.schema.enum.optional(['nobody', 'staff', 'moderators'] as const),
  SESSIONS_PER_USER: Env.schema.number.optional(),
  REFRESH_REPLAY_SECONDS: Env.schema.number.optional(),
  ERASURE_DAYS: Env.schema.number.optional(),
  SECURITY_EVENT_DAYS: Env.schema.number.optional(),
  SECURITY_EVENT_ADDRESS_DAYS: Env.schema.number.optional(),
  BACKUP_AT: Env.schema.string.optional(),
  BACKUP_DIR: Env.schema.string.optional(),
  BACKUP_PASSWORD: Env.schema.string.optional(),
  BACKUP_MEDIA: Env.schema.enum.optional(['files', 'list'] as const),

  REDIS_URL: Env.schema.string.optional(),
  SESSION_STORE: Env.schema.enum.optional(['database', 'redis'] as const),
  THROTTLE_ENABLED: Env.schema.boolean.optional(),
  LOGIN_LOCK_ENABLED: Env.schema.boolean.optional(),
  THROTTLE_ANON: Env.schema.string.optional(),
  THROTTLE_USER: Env.schema.string.optional(),
  THROTTLE_PANEL: Env.schema.string.optional(),
  THROTTLE_TOKEN: Env.schema.string.optional(),
  THROTTLE_LOGIN: Env.schema.string.optional(),
  THROTTLE_LOGIN_ADDRESS: Env.schema.string.optional(),
  THROTTLE_REGISTER: Env.schema.string.optional(),
  THROTTLE_PASSWORD: Env.schema.string.optional(),
  THROTTLE_PROOF: Env.schema.string.optional(),
  THROTTLE_TWO_FACTOR: Env.schema.string.optional(),
  THROTTLE_COMMENTS: Env.schema.string.optional(),
  THROTTLE_PICTURES: Env.schema.string.optional(),
  THROTTLE_REPORTS: Env.schema.string.optional(),
}

/** The names of all settings, in the order of the README's table. */
export const settingNames = Object.keys(SETTINGS)

const env = await Env.create(projectRoot(), SETTINGS)

assertSettings((name) => env.get(name as 'PORT'))

if (!env.get('NODE_ENV')) env.set('NODE_ENV', 'development')
/** Reachable from this machine only, until told otherwise. */
if (!env.get('HOST')) env.set('HOST', '127.0.0.1')

/** A Django `SECRET_KEY` stands in for both keys, so the tokens it signed keep working. */
const django = env.get('SECRET_KEY')
if (django && !env.get('APP_KEY')) env.set('APP_KEY', django)
if (django && !env.get('JWT_SIGNING_KEY')) env.set('JWT_SIGNING_KEY', django)

if (env.get('NODE_ENV') === 'production') {
  assertProductionSettings({
    APP_KEY: env.get('APP_KEY'),
    JWT_SIGNING_KEY: env.get('JWT_SIGNING_KEY'),
  })
} else if (!env.get('APP_KEY') || !env.get('JWT_SIGNING_KEY')) {
  const keys = localKeys(dataFolder(env.get('VITRIN_DATA_DIR')))
  if (!env.get('APP_KEY')) env.set('APP_KEY', keys.appKey)
  if (!env.get('JWT_SIGNING_KEY')) env.set('JWT_SIGNING_KEY', keys.jwtSigningKey)
}

export default env
