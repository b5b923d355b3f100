import type { Facts, Words } from '#mails/words'
import type { ToldDecision } from '#rules/told'

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

/** What authors are told about decisions. */
export const decisions = {
  decision_made: ({ site, decision }: Facts): Words => ({
    subject: `The moderators of ${site} decided about ${thing(decision!)}`,
    paragraphs: [
      `The moderators of ${site} have decided about ${thing(decision!)}.`,
      ...decision!.effects.flatMap((effect) => DONE[effect] ?? []),
      `The reason: ${decision!.reason}. ${decision!.because}`,
      ...(decision!.text ? [decision!.text] : []),
      `You can object within six months, once. Another moderator looks at it then.`,
    ],
    button: 'Object to the decision',
    after: [`It is decision ${decision!.id} in your account, too.`],
  }),

  decision_corrected: ({ site, decision }: Facts): Words => ({
    subject: `A decision about ${thing(decision!)} at ${site} was a mistake`,
    paragraphs: [
      `The moderators of ${site} had decided about ${thing(decision!)}. That was a mistake, and they took it back. We are sorry.`,
      ...(decision!.text ? [decision!.text] : []),
    ],
  }),
}
