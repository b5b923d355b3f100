import env from '#start/env'

const trimmed = (url: string) => url.trim().replace(/\/+$/, '')

/** The sites that people are sent to, the one of mails first; no other is ever redirected to. */
export const frontEnds = [env.get('FRONTEND_URL', ''), ...env.get('FRONTEND_URLS', '').split(',')]
  .map(trimmed)
  .filter(Boolean)

/** Page of a front end on which a sign-in by Google ends. */
export const googlePath = env.get('FRONTEND_GOOGLE_PATH', '/sign-in/google')
