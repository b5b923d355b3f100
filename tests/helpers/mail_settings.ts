import mailing from '#config/mail'
import { forgetMailers } from '#mails/delivery'

/** As if SMTP_HOST and SMTP_PORT named a server on this machine. */
export async function useMailServer(port: number): Promise<void> {
  const limits = { connectionTimeout: 2000, greetingTimeout: 2000, socketTimeout: 2000 }
  Object.assign(mailing, {
    smtp: { host: '127.0.0.1', port, secure: false, auth: undefined, ...limits },
  })
  await forgetMailers()
}

export async function forgetMailServer(): Promise<void> {
  Object.assign(mailing, { smtp: undefined })
  await forgetMailers()
}
