import app from '@adonisjs/core/services/app'
import { createTransport } from 'nodemailer'
import mailing from '#config/mail'
import { error, warn, type Finding } from '#doctor/finding'
import env from '#start/env'

/** Whether mails leave this server: it is asked, and given none. */
export async function checkMail(): Promise<Finding[]> {
  const { smtp } = mailing
  if (!smtp)
    return app.inProduction
      ? [warn('mails go to mails/ in the data folder, and to nobody', 'set SMTP_HOST')]
      : []
  const sender = env.get('MAIL_FROM') ?? env.get('SITE_URL') ?? env.get('APP_URL')
  const anonymous = warn(`mails come from ${mailing.from}, which many refuse`, 'set MAIL_FROM')
  return [...(await refusal(smtp)), ...(sender ? [] : [anonymous])]
}

async function refusal(smtp: NonNullable<typeof mailing.smtp>): Promise<Finding[]> {
  const transport = createTransport(smtp)
  try {
    await transport.verify()
    return []
  } catch (reason) {
    const says = `${smtp.host}:${smtp.port} takes no mails: ${(reason as Error).message.split('\n')[0]}`
    return [
      error(
        says,
        'check SMTP_HOST and the settings below it, then `npx node ace mail:test you@example.com`'
      ),
    ]
  } finally {
    transport.close()
  }
}
