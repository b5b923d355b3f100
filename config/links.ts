import env from '#start/env'
import { frontEnds } from '#config/front_ends'
import { ownAddress } from '#config/own_address'
import type { Purpose } from '#rules/mailed_token'

/** Where the links of mails lead: to a page of the front end, else to one of our own. */
function pageOf(path: string, own: string): string {
  return frontEnds[0] ? frontEnds[0] + path : ownAddress + own
}

/** By what the token in them is good for; what a request says of its host has no part in it. */
const links: Record<Purpose, string> = {
  verify_email: pageOf(env.get('FRONTEND_VERIFY_PATH', '/verify-email'), '/account/verify-email/'),
  reset_password: pageOf(
    env.get('FRONTEND_RESET_PATH', '/reset-password'),
    '/account/reset-password/'
  ),
  change_email: pageOf(env.get('FRONTEND_EMAIL_PATH', '/confirm-email'), '/account/confirm-email/'),
  // A file and no page: every front end leaves it to the API.
  export_data: `${ownAddress}/api/v1/users/me/export/file/`,
}

export default links
