import env from '#start/env'
import site from '#config/site'

const host = new URL(site.url || 'http://localhost').hostname

/** How mails leave this server: by the SMTP server of the settings, else into a folder. */
export default {
  from: env.get('MAIL_FROM', `${site.name} <noreply@${host}>`),
  replyTo: env.get('MAIL_REPLY_TO') ?? site.supportEmail,
  /** behind the @ of message ids */
  host,
  smtp: env.get('SMTP_HOST')
    ? {
        host: env.get('SMTP_HOST')!,
        port: env.get('SMTP_PORT', env.get('SMTP_SECURE') ? 465 : 587),
        // TLS from the first byte; without it STARTTLS is used where the server offers it.
        secure: env.get('SMTP_SECURE', false),
        auth: credentials(),
        // nodemailer's own limits are minutes.
        connectionTimeout: 8000,
        greetingTimeout: 8000,
        socketTimeout: 15_000,
      }
    : undefined,
}

function credentials() {
  const user = env.get('SMTP_USERNAME')
  return user ? { type: 'login' as const, user, pass: env.get('SMTP_PASSWORD', '') } : undefined
}
