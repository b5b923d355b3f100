import env, { settingNames } from '#start/env'

export interface ShownSetting {
  name: string
  isSet: boolean
  isSecret: boolean
  /** '' of a secret */
  value: string
}

/** Addresses of databases, stores and Redis may hold a password. */
const SECRET = /KEY|SECRET|PASSWORD|TOKEN|URL$|DSN/
const PLAIN_URLS = ['APP_URL', 'SITE_URL', 'SITE_LOGO_URL', 'FRONTEND_URL', 'MEDIA_URL']

/** Every setting as an admin may read it: whether it is set, and to what unless it is a secret. */
export function shownSettings(): ShownSetting[] {
  return settingNames.map((name) => {
    const stored: unknown = env.get(name as 'PORT')
    const isSecret = SECRET.test(name) && !PLAIN_URLS.includes(name)
    const isSet = stored !== undefined && stored !== ''
    return { name, isSet, isSecret, value: isSecret || !isSet ? '' : String(stored) }
  })
}
