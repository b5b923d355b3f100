import { DomainScreen, NetworkScreen } from '#rules/screening/lists'
import type { AuthorHistory, Hit, Material, Registration } from '#rules/screening/material'
import {
  BY_HISTORY,
  type RuleKind,
  type RuleTarget,
  type ScreeningRule,
} from '#rules/screening/rule'
import { WordScreen } from '#rules/screening/words'
import { hostsIn } from '#support/hosts_in_text'

const DAY = 86_400_000
const MINUTE = 60_000

/** The rules that are on, made ready: what it costs grows with the text, not with the rules. */
export class Screen {
  #rules: ScreeningRule[]
  #words: WordScreen
  #hosts: DomainScreen
  #emails: DomainScreen
  #networks: NetworkScreen
  #seeksHosts: boolean

  constructor(rules: ScreeningRule[]) {
    this.#rules = rules
    this.#words = new WordScreen(entriesOf(rules, 'words'))
    this.#hosts = new DomainScreen(entriesOf(rules, 'hosts'))
    this.#emails = new DomainScreen(entriesOf(rules, 'email_domains'))
    this.#networks = new NetworkScreen(entriesOf(rules, 'networks'))
    this.#seeksHosts = rules.some(({ kind }) => kind === 'hosts' || kind === 'young_links')
  }

  /** Whether some rule looks at these, so that there is something to do. */
  watches = (target: RuleTarget): boolean =>
    this.#rules.some(({ targets }) => targets.includes(target))

  /**
   * How many of an author's latest things the rules want to know of; null when they do not ask who it is.
   */
  historyFor(target: RuleTarget): number | null {
    const asking = this.#rules.filter(
      ({ kind, targets }) =>
        targets.includes(target) && (kind === 'young_links' || BY_HISTORY.includes(kind))
    )
    if (!asking.length) return null
    return Math.max(0, ...asking.map(({ settings }) => settings.count ?? 0))
  }

  /** Every rule that is hit, at the first field where it is. */
  examine(material: Material, now = Date.now()): Hit[] {
    const hits = new Hits()
    for (const [field, text] of Object.entries(material.texts)) this.#read(text, field, hits)
    this.#askWho(material, hits, now)
    return this.#rules
      .filter(({ targets }) => targets.includes(material.target))
      .filter(({ endsAt }) => endsAt === null || endsAt > now)
      .flatMap(({ id }) => hits.of(id) ?? [])
  }

  #read(text: string, field: string, hits: Hits): void {
    hits.addAll(this.#words.rulesHit(text), field)
    if (!this.#seeksHosts) return
    const { hosts, hasLink } = hostsIn(text)
    hits.addAll(this.#hosts.rulesHit(hosts), field)
    if (hasLink) this.#of('young_links').forEach(({ id }) => hits.add(id, field))
  }

  /** Adds what the author or the registration hits, and drops links of accounts that are not young. */
  #askWho({ author, registration }: Material, hits: Hits, now: number): void {
    for (const { id, settings } of this.#of('young_links'))
      if (!author || author.joinedAt <= now - settings.days! * DAY) hits.drop(id)
    const byHistory = this.#rules.filter(({ kind }) => BY_HISTORY.includes(kind))
    for (const rule of byHistory) if (author && isHitBy(author, rule, now)) hits.add(rule.id, '')
    if (registration) this.#askAtDoor(registration, hits)
  }

  #askAtDoor({ email, address }: Registration, hits: Hits): void {
    const domain = email.slice(email.lastIndexOf('@') + 1)
    hits.addAll(this.#emails.rulesHit([domain]), 'email')
    if (address) this.#networks.rulesHit(address).forEach((rule) => hits.add(rule, ''))
  }

  #of = (kind: RuleKind) => this.#rules.filter((rule) => rule.kind === kind)
}

/** What was found first of each rule. */
class Hits {
  #byRule = new Map<number, Hit>()

  add(ruleId: number, field: string, matched = ''): void {
    if (!this.#byRule.has(ruleId)) this.#byRule.set(ruleId, { ruleId, field, matched })
  }

  addAll(found: Map<number, string>, field: string): void {
    found.forEach((matched, rule) => this.add(rule, field, matched))
  }

  drop = (ruleId: number) => void this.#byRule.delete(ruleId)
  of = (ruleId: number) => this.#byRule.get(ruleId)
}

/** Whether one thing more by this author is too many, or still one of their first. */
function isHitBy({ madeAt }: AuthorHistory, { kind, settings }: ScreeningRule, now: number) {
  const { count = 0, minutes = 0 } = settings
  if (kind === 'first_posts') return madeAt.length < count
  return madeAt.filter((time) => time > now - minutes * MINUTE).length >= count
}

const entriesOf = (rules: ScreeningRule[], kind: RuleKind) =>
  rules
    .filter((rule) => rule.kind === kind)
    .flatMap(({ id, settings }) => (settings.list ?? []).map((text) => ({ rule: id, text })))
