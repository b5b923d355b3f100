import type { MailKind } from '#models/mail'

/** What a mail may speak of. */
export interface Facts {
  /** name of the site */
  site: string
  /** when what it is about happened, in words */
  time: string
  /** for how many days an account that is to be erased can be kept */
  erasureDays: number
  /** with the token of the mail; '' in mails without one */
  link: string
  /** to be copied from the mail; '' in mails without one */
  code: string
  /** of mails that tell of one */
  decision?: ToldDecision
  report?: ToldReport
  queue?: ToldQueue
  bans?: ToldBans
}

/** A report, as whoever made it is told what came of it: nothing of the author, and nothing of other reporters. */
export interface ToldReport {
  id: number
  kind: 'product' | 'comment' | 'user'
  /** that they gave */
  reason: string
}

/** How many accounts somebody banned within an hour, and who they are. */
export interface ToldBans {
  by: string
  count: number
}

/** What waits for the moderators. */
export interface ToldQueue {
  count: number
  /** the highest score among them */
  score: number
  /** how long the oldest has waited */
  hours: number
}

/** A decision of the moderators, as its author is told of it. */
export interface ToldDecision {
  id: number
  kind: 'product' | 'comment' | 'user'
  /** name of the product, or of that of the comment; '' when it is gone */
  title: string
  effects: string[]
  reason: string
  /** of the reason */
  because: string
  /** of the moderator */
  text: string
}

/** What is made when a mail leaves, and kept nowhere. */
export type Secrets = Partial<
  Pick<Facts, 'link' | 'code' | 'decision' | 'report' | 'queue' | 'bans'>
>

/** Everything that a mail says; HTML and text are made of the same. */
export interface Words {
  subject: string
  paragraphs: string[]
  /** what the link is for; without it there is none */
  button?: string
  /** below the link */
  after?: string[]
}

/** A language: what each kind of mail says. A translation is another folder beside `en`. */
export type Language = Record<MailKind, (facts: Facts) => Words>
