import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import Comment from '#models/comment'
import type Product from '#models/product'
import Reason from '#models/reason'
import type Rule from '#models/rule'
import type User from '#models/user'
import type { Target } from '#rules/moderation'

export interface Within {
  client: TransactionClientContract
  now: DateTime
  people: Map<string, User>
  products: Map<string, Product>
}

export interface Subject {
  target: Target
  /** the owner */
  subjectId: number
}

interface Named {
  rule: Rule
  comments: Map<string, Comment>
  reasons: Map<string, number>
}

/** Who and what a story names, by name. */
export class Cast {
  private constructor(
    readonly within: Within,
    private named: Named
  ) {}

  static async of(within: Within, named: Omit<Named, 'reasons'>): Promise<Cast> {
    const reasons = await Reason.query({ client: within.client })
    return new Cast(within, { ...named, reasons: new Map(reasons.map(({ id, key }) => [key, id])) })
  }

  get rule(): Rule {
    return this.named.rule
  }

  personId = (username: string): number => this.within.people.get(username)!.id
  reasonId = (key: string): number => this.named.reasons.get(key)!
  hoursAgo = (hours: number): DateTime => this.within.now.minus({ minutes: Math.round(hours * 60) })

  async subject(about: string): Promise<Subject> {
    const [kind, name] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)]
    if (kind === 'user')
      return { target: { kind, id: this.personId(name) }, subjectId: this.personId(name) }
    const found = kind === 'product' ? this.within.products.get(name)! : await this.#comment(name)
    const target = { kind: kind as Target['kind'], id: found.id }
    return { target, subjectId: found.userId }
  }

  async #comment(name: string): Promise<Comment> {
    const known = this.named.comments.get(name)
    if (known) return known
    const { client } = this.within
    return Comment.query({ client })
      .whereLike('content', `${name.slice(1)}%`)
      .firstOrFail()
  }
}
