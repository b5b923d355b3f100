import pg from 'pg'
import { StartupError } from '#support/startup_error'
import { assertStorageSettings } from '#installation/storage_settings'

/** The least and the most that a setting may be; whole numbers all. */
const BOUNDS: Record<string, [number, number]> = {
  PORT: [0, 65_535],
  DB_PORT: [1, 65_535],
  WORKERS: [1, 256],
  DB_POOL_MAX: [1, 1000],
  SECURE_HSTS_SECONDS: [0, 3_153_600_000],
  SESSIONS_PER_USER: [1, 1000],
  REFRESH_REPLAY_SECONDS: [0, 3600],
  SECURITY_EVENT_DAYS: [1, 36_500],
  SECURITY_EVENT_ADDRESS_DAYS: [1, 36_500],
}

const RATES = ['ANON', 'USER', 'LOGIN', 'LOGIN_ADDRESS', 'REGISTER', 'PASSWORD', 'COMMENTS'].map(
  (scope) => `THROTTLE_${scope}`
)
/** As app/throttling/rate.ts reads it. */
const RATE = /^\d{1,9}\/[smhd][a-z]*$/

/**
 * Holds settings against what their types leave open.
 *
 * @param valueOf - a setting as it was read, undefined when it is not set
 * @throws StartupError naming the first one that cannot be
 */
export function assertSettings(valueOf: (name: string) => unknown): void {
  for (const [name, bounds] of Object.entries(BOUNDS)) assertNumber(name, valueOf(name), bounds)
  for (const name of RATES) assertRate(name, valueOf(name))
  for (const name of ['DATABASE_URL', 'DB_DIRECT_URL']) assertDatabaseUrl(name, valueOf(name))
  assertFrontEnds(valueOf('FRONTEND_URLS'))
  assertTime('BACKUP_AT', valueOf('BACKUP_AT'))
  assertStorageSettings((name) => valueOf(name) as string | undefined)
}

function assertNumber(name: string, value: unknown, [least, most]: [number, number]): void {
  if (value === undefined) return
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return
  throw new StartupError(`${name}=${String(value)} is no whole number from ${least} to ${most}`)
}

function assertRate(name: string, value: unknown): void {
  if (!value || RATE.test(String(value).trim())) return
  throw new StartupError(`${name}=${String(value)} is no rate: write 100/hour or 5/min`)
}

function assertTime(name: string, value: unknown): void {
  if (!value || /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value))) return
  throw new StartupError(`${name}=${String(value)} is no time of day such as 03:00`)
}

function assertFrontEnds(value: unknown): void {
  for (const address of String(value ?? '').split(',')) {
    if (!address.trim() || /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(address.trim())) continue
    throw new StartupError(
      `FRONTEND_URLS: ${address.trim()} is no address such as https://example.com`
    )
  }
}

/** @throws StartupError without quoting the URL, which holds a password */
function assertDatabaseUrl(name: string, value: unknown): void {
  if (!value) return
  const text = String(value)
  // The folder of a socket may stand in the place of the host, which URL does not read.
  const protocol = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1] ?? 'none'
  if (!/^postgres(ql)?$/i.test(protocol) || !/^\w+:\/\/./.test(text))
    throw new StartupError(
      `${name} is no address of a PostgreSQL: it begins with postgres:// (its protocol is ${protocol})`
    )
  try {
    new pg.Client({ connectionString: text })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const hint =
      code !== 'ERR_INVALID_URL'
        ? message
        : 'write signs such as # or a blank in a password as %23 or %20'
    throw new StartupError(`${name} cannot be read: ${hint}`)
  }
}
