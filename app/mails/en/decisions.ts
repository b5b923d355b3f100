import type { Facts, Words } from '#mails/words'
import type { ToldBeside, ToldDecision } from '#rules/told'

/** What each effect did, by what it was done to. */
const DONE: Record<string, string> = {
  hide: 'It is hidden: nobody but you and the moderators can see it.',
  remove: 'It was removed.',
  clear_profile: 'Your names, picture, bio, website and location were removed from your profile.',
  remove_image: 'A picture was removed from it.',
  recategorise: 'It was put in another category.',
  warn: 'This is a warning.',
  suspend: 'Your account can read, but not write, for a time.',
  ban: 'Your account was closed, and what you made is hidden.',
}

const thing = ({ kind, title }: ToldDecision) =>
  ({
    product: `your product “${title}”`,
    comment: `a comment of yours on “${title}”`,
    user: 'your account',
  })[kind]

/** More of a mail is read by nobody; the others are in the account. */
const SHOWN = 20

const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Each of several things with what was done to it. */
const listed = (told: ToldBeside[]) => [
  ...told.slice(0, SHOWN).map((one) => {
    const done = one.effects.flatMap((effect) => DONE[effect] ?? [])
    const objecting = one.link ? [`To object: ${one.link}`] : []
    return [`${begun(thing(one))}.`, ...done, ...objecting].join(' ')
  }),
  ...(told.length > SHOWN ? [`And ${told.length - SHOWN} more, each in your account.`] : []),
]

const because = ({ reason, because: why, text }: ToldDecision) => [
  `The reason: ${reason}. ${why}`,
  ...(text ? [text] : []),
]

const CHANCE = 'You can object within six months, once. Another moderator looks at it then.'

/** Of many things at once. */
const made = (site: string, told: ToldBeside[]): Words => ({
  subject: `The moderators of ${site} decided about ${told.length} things of yours`,
  paragraphs: [
    `The moderators of ${site} have decided about these:`,
    ...listed(told),
    ...because(told[0]!),
    CHANCE.replace('once', 'once to each'),
  ],
})

const corrected = (site: string, told: ToldBeside[]): Words => ({
  subject: `Decisions about ${told.length} things of yours at ${site} were a mistake`,
  paragraphs: [
    `The moderators of ${site} had decided about these. That was a mistake, and they took it back. We are sorry.`,
    ...listed(told.map((one) => ({ ...one, effects: [] }))),
    ...(told[0]!.text ? [told[0]!.text] : []),
  ],
})

/** What authors are told about decisions. */
export const decisions = {
  decision_made: ({ site, decision, decisions: several }: Facts): Words =>
    several
      ? made(site, several)
      : {
          subject: `The moderators of ${site} decided about ${thing(decision!)}`,
          paragraphs: [
            `The moderators of ${site} have decided about ${thing(decision!)}.`,
            ...decision!.effects.flatMap((effect) => DONE[effect] ?? []),
            ...because(decision!),
            CHANCE,
          ],
          button: 'Object to the decision',
          after: [`It is decision ${decision!.id} in your account, too.`],
        },

  decision_corrected: ({ site, decision, decisions: several }: Facts): Words =>
    several
      ? corrected(site, several)
      : {
          subject: `A decision about ${thing(decision!)} at ${site} was a mistake`,
          paragraphs: [
            `The moderators of ${site} had decided about ${thing(decision!)}. That was a mistake, and they took it back. We are sorry.`,
            ...(decision!.text ? [decision!.text] : []),
          ],
        },
}
