import type { MailKind } from '#models/mail'

/** What a mail may speak of. */
export interface Facts {
  /** name of the site */
  site: string
  /** when what it is about happened, in words */
  time: string
}

/** Everything that a mail says; HTML and text are made of the same. */
export interface Words {
  subject: string
  paragraphs: string[]
}

/** A language: what each kind of mail says. A translation is another folder beside `en`. */
export type Language = Record<MailKind, (facts: Facts) => Words>
