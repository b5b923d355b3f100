import env from '#start/env'
import type { Purpose } from '#rules/mailed_token'

const trimmed = (url: string) => url.replace(/\/+$/, '')

const host = env.get('HOST')!
const here = `http://${/^(0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host}:${env.get('PORT', 3333)}`
const frontEnd = env.get('FRONTEND_URL')

/** Where the links of mails lead: to a page of the front end, else to one of our own. */
function pageOf(path: string, own: string): string {
  if (frontEnd) return trimmed(frontEnd) + path
  return `${trimmed(env.get('APP_URL') ?? here)}${own}`
}

/** By what the token in them is good for; what a request says of its host has no part in it. */
const links: Record<Purpose, string> = {
  verify_email: pageOf(env.get('FRONTEND_VERIFY_PATH', '/verify-email'), '/account/verify-email/'),
  reset_password: pageOf(
    env.get('FRONTEND_RESET_PATH', '/reset-password'),
    '/account/reset-password/'
  ),
  change_email: pageOf(env.get('FRONTEND_EMAIL_PATH', '/confirm-email'), '/account/confirm-email/'),
}

export default links
