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

/** One of several decisions of a batch that one mail tells of. */
export interface ToldBeside extends ToldDecision {
  /** where one objects to it; '' where one cannot */
  link: string
}

/** A report, as whoever made it is told what came of it: nothing of the author, and nothing of other reporters. */
export interface ToldReport {
  id: number
  kind: 'product' | 'comment' | 'user'
  /** that they gave */
  reason: string
}

/** What waits for the moderators. */
export interface ToldQueue {
  count: number
  /** the highest score among them */
  score: number
  /** how long the oldest has waited */
  hours: number
}

/** How many accounts somebody banned within an hour, and who they are. */
export interface ToldBans {
  by: string
  count: number
}
