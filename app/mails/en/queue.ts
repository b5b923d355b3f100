import type { Facts, Words } from '#mails/words'

const cases = (count: number) => (count === 1 ? 'One case' : `${count} cases`)
const wait = (count: number) => (count === 1 ? 'waits' : 'wait')
const hours = (count: number) => (count === 1 ? 'one hour' : `${count} hours`)
const off = 'Your page in the panel has a switch for these mails.'

/** What moderators are told of what waits for them. */
export const queue = {
  cases_urgent: ({ site, queue: waiting }: Facts): Words => ({
    subject: `Urgent at ${site}: ${cases(waiting!.count).toLowerCase()} for the moderators`,
    paragraphs: [
      `${cases(waiting!.count)} with a high score ${wait(waiting!.count)} for a decision; the highest score is ${waiting!.score}.`,
      off,
    ],
  }),

  cases_waiting: ({ site, queue: waiting }: Facts): Words => ({
    subject: `${cases(waiting!.count)} ${wait(waiting!.count)} for the moderators of ${site}`,
    paragraphs: [
      `${cases(waiting!.count)} ${wait(waiting!.count)} for a decision for longer than intended; the oldest for ${hours(waiting!.hours)}.`,
      off,
    ],
  }),

  many_bans: ({ site, bans }: Facts): Words => ({
    subject: `Many bans at ${site}`,
    paragraphs: [
      `@${bans!.by} banned ${bans!.count} accounts within an hour.`,
      'If nobody asked for that, take away their role and lift the bans: the audit log of the panel lists them.',
    ],
  }),
}
