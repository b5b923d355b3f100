import security from '#config/security'
import { error, warn, type Finding } from '#doctor/finding'

/** Whether browsers come by https, and remember to. */
export function checkHttps(): Finding[] {
  const { appUrl, sslRedirect, hstsSeconds } = security
  const found: Finding[] = []
  if (!appUrl) found.push(warn('APP_URL is not set', 'set APP_URL=https://api.example.com'))
  else if (!appUrl.startsWith('https:'))
    found.push(
      error(`links begin with ${appUrl}`, `set APP_URL=${appUrl.replace('http:', 'https:')}`)
    )
  if (!sslRedirect)
    found.push(error('http is answered as https is', 'set SECURE_SSL_REDIRECT=true'))
  if (!hstsSeconds)
    found.push(warn('browsers may come back by http', 'set SECURE_HSTS_SECONDS=31536000'))
  return found
}
