import type { MailKind } from '#models/mail'
import type { ToldBans, ToldBeside, ToldDecision, ToldQueue, ToldReport } from '#rules/told'

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
  /** where a mail tells of several: all of them */
  decisions?: ToldBeside[]
  report?: ToldReport
  queue?: ToldQueue
  bans?: ToldBans
}

/** What is made when a mail leaves, and kept nowhere. */
export type Secrets = Partial<
  Pick<Facts, 'link' | 'code' | 'decision' | 'decisions' | 'report' | 'queue' | 'bans'>
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
