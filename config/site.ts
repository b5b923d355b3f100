import env from '#start/env'

const name = env.get('SITE_NAME', 'Vitrin')
const url = (env.get('SITE_URL') ?? env.get('APP_URL') ?? '').replace(/\/+$/, '')

/** How this site presents itself in mails and on pages. */
export default {
  name,
  /** where people find it, without a slash at its end; '' when no setting says */
  url,
  supportEmail: env.get('SUPPORT_EMAIL'),
  /** an absolute address, as mail programs need it */
  logo: env.get('SITE_LOGO_URL'),
  /** in which times are told to people, such as Europe/Istanbul */
  timeZone: env.get('TIME_ZONE', 'UTC'),
}
