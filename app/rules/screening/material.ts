import type { RuleTarget } from '#rules/screening/rule'

/** Something that somebody is about to say or to open. */
export interface Material {
  target: RuleTarget
  /** texts by the path of their field, such as `profile.bio` or `tags.0` */
  texts: Record<string, string>
  /** the author; needed where the screen says so */
  author?: AuthorHistory
  /** of somebody who opens an account */
  registration?: Registration
}

export interface Registration {
  email: string
  address: string | null
}

/** What rules may ask of an author; times are milliseconds since 1970. */
export interface AuthorHistory {
  joinedAt: number
  /** when they made their latest things of this kind, without this one; as many as were asked for */
  madeAt: number[]
}

/** A rule that was hit, and where; '' when no field is to blame. */
export interface Hit {
  ruleId: number
  field: string
  /** the word or the domain of the rule that was found; '' of other rules */
  matched: string
}
