import type { Person } from '#actions/demo/person'
import type { EffectKind } from '#rules/moderation'
import type { RuleEffect, RuleKind, RuleTarget } from '#rules/screening/rule'

/** What moderators of the demo have done and have still to do. Times are hours before now. */
export interface Story {
  /** usernames that moderate beside `moderator` and `admin` */
  moderators: string[]
  people: Person[]
  rule: { name: string; kind: RuleKind; effect: RuleEffect; targets: RuleTarget[]; list: string[] }
  /** by the name that cases call them by */
  comments: Record<string, Remark>
  cases: ToldCase[]
  routine: Routine
}

export interface Remark {
  product: string
  author: string
  hours: number
  content: string
}

export interface ToldCase {
  /** `product:Name`, `user:name`, `comment:key` of the story, or `comment:=how it begins` */
  about: string
  hours: number
  reports: { by: string; reason: string; text: string; hours: number }[]
  /** what the rule found in it */
  hit?: string
  /** whether it waits to be published */
  hold?: boolean
  decisions?: ToldDecision[]
  appeal?: { hours: number; text: string }
  notes?: { by: string; hours: number; text: string }[]
}

export interface ToldDecision {
  by: string
  hours: number
  effects: EffectKind[]
  reason: string
  text?: string
  note?: string
  /** whether it was one of many at once */
  batch?: boolean
}

/** Reports of comments that were fine, and came to nothing. */
export interface Routine {
  /** every so many comments of the demo */
  every: number
  /** hours before now: the first and the last */
  from: number
  to: number
  by: string[]
  reporters: string[]
  reasons: string[]
}
