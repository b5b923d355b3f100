import type { Facts, Words } from '#mails/words'

export const test = ({ site, time }: Facts): Words => ({
  subject: `Mails of ${site} arrive`,
  paragraphs: [
    `Mails of ${site} arrive here.`,
    `This one was asked for on ${time} by “node ace mail:test”. There is nothing to do.`,
  ],
})
