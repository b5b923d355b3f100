import { madeBefore, type Made } from '#queries/moderation/rule_material'
import type { AuthorHistory } from '#rules/screening/material'
import type { RuleTarget } from '#rules/screening/rule'

const BATCH = 200

/** When authors made things, so that each can be looked at as if it were made now. */
export class Timelines {
  /** by author; the newest first */
  #times = new Map<number, number[]>()
  /** how many of an author's were looked at */
  #seen = new Map<number, number>()

  /** @param made - the newest first @param most - how many earlier things a rule counts */
  private constructor(
    made: Made[],
    private most: number
  ) {
    for (const { authorId, madeAt } of made) this.#timesOf(authorId).push(madeAt)
  }

  static async read(target: RuleTarget, made: Made[], most: number | null): Promise<Timelines> {
    const timelines = new Timelines(made, most ?? 0)
    const time = made.at(-1)?.madeAt
    if (most && time) await timelines.#addOlder(target, { time, most })
    return timelines
  }

  async #addOlder(target: RuleTarget, before: { time: number; most: number }): Promise<void> {
    const authors = [...this.#times.keys()]
    for (let at = 0; at < authors.length; at += BATCH)
      for (const [id, times] of await madeBefore(target, authors.slice(at, at + BATCH), before))
        this.#timesOf(id).push(...times)
  }

  /** What was known of the author when the next thing of theirs was made; things come as they were given. */
  historyAt({ authorId, joinedAt }: Made): AuthorHistory {
    const seen = (this.#seen.get(authorId) ?? 0) + 1
    this.#seen.set(authorId, seen)
    return { joinedAt, madeAt: this.#timesOf(authorId).slice(seen, seen + this.most) }
  }

  #timesOf(authorId: number): number[] {
    const times = this.#times.get(authorId) ?? []
    this.#times.set(authorId, times)
    return times
  }
}
