import { declareJob } from '#queue/job'

/** Tried for about half a day: a mail server that is away is usually back by then. */
export const sendMail = declareJob<{ mailId: number }>({
  name: 'send-mail',
  concurrency: 2,
  expireInSeconds: 90,
  retryLimit: 16,
})

export const forgetMails = declareJob({ name: 'forget-mails', key: () => 'all' })
