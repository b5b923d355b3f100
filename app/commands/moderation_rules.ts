import { args, flags } from '@adonisjs/core/ace'
import type { Trial } from '#actions/screening/try_rule'
import type Rule from '#models/rule'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { inWords } from '#commands/user_create_superuser'
import { given } from '#support/given'

const DEEDS = ['list', 'add', 'try', 'on', 'off', 'delete'] as const
type Deed = (typeof DEEDS)[number]

export default class ModerationRules extends VitrinCommand {
  static commandName = 'moderation:rules'
  static description = 'List, add, try, switch and delete the rules for what comes in'
  static help = [
    'moderation:rules                       all of them',
    'moderation:rules --test="some text"    which would find something in it',
    'moderation:rules add Casino --kind=words --effect=hold --targets=product,comment --list=casino,poker*',
    'moderation:rules try Casino            what it would have hit of the last 30 days (--since=7: of 7)',
    'moderation:rules on Casino             try it, and switch it on',
    'moderation:rules off Casino',
    'moderation:rules delete Casino',
    'Kinds: words, hosts, young_links, burst, first_posts, email_domains, networks. Effects: flag, hold, refuse.',
  ]

  @args.string({ description: DEEDS.join(', '), default: 'list', required: false })
  declare deed: string

  @args.string({ description: 'Its id or name; its name to add one', required: false })
  declare rule: string

  @flags.string({ description: 'Say which rules find something in this text' })
  declare test: string

  @flags.number({ description: 'Try on so many last days', default: 30 })
  declare since: number

  @flags.string({ description: 'What it looks at' })
  declare kind: string

  @flags.string({ description: 'What a hit does', default: 'flag' })
  declare effect: string

  @flags.string({ description: 'product, comment, user; with commas', default: 'product,comment' })
  declare targets: string

  @flags.string({ description: 'Words, hosts, domains or networks; with commas' })
  declare list: string

  @flags.string({ description: 'Of young_links: how young an account is' })
  declare days: string

  @flags.string({ description: 'Of burst and first_posts: how many' })
  declare count: string

  @flags.string({ description: 'Of burst: within how many minutes' })
  declare minutes: string

  @flags.string({ description: 'What somebody is told who is refused' })
  declare sentence: string

  @flags.string({ description: 'When it ends, in ISO 8601' })
  declare expires: string

  @flags.boolean({ description: 'Say what would be done, change nothing' })
  declare dryRun: boolean

  protected async perform() {
    if (this.test !== undefined) return this.#test()
    const deed = DEEDS.find((one) => one === this.deed)
    if (!deed) throw new CommandFailure(`write one of ${DEEDS.join(', ')}`, EXIT.usage)
    if (deed !== 'list' && !this.rule) throw new CommandFailure('name the rule', EXIT.usage)
    if (!Number.isInteger(this.since) || this.since < 1 || this.since > 365)
      throw new CommandFailure('--since is a number of days from 1 to 365', EXIT.usage)
    await this.#deeds[deed]()
  }

  #deeds: Record<Deed, () => Promise<void>> = {
    list: () => this.#list(),
    add: () => this.#add(),
    try: () => this.#try(false),
    on: () => this.#try(true),
    off: () => this.#off(),
    delete: () => this.#delete(),
  }

  async #test() {
    const { default: TestText } = await import('#actions/screening/test_text')
    const hits = await new TestText().handle({ text: this.test, target: 'comment' })
    this.print(
      hits,
      hits.map(({ name, effect, is_on: isOn, matched }) =>
        [name, effect, isOn ? 'on' : 'off', matched].join('\t')
      )
    )
  }

  async #list() {
    const { ruleList } = await import('#queries/moderation/rule_list')
    const rules = await ruleList()
    const lines = rules.map((rule) =>
      [
        ...[rule.id, rule.name, rule.is_on ? 'on' : 'off', rule.kind, rule.effect],
        ...[rule.targets.join(), `${rule.hits} hits in 30 days`],
      ].join('\t')
    )
    this.print({ rules }, lines)
  }

  async #add() {
    const { default: CreateRule } = await import('#actions/screening/create_rule')
    const by = { actor: this.actor }
    const fields = await this.#fields()
    const add = () => new CreateRule().handle({ fields, by })
    const rule = this.dryRun
      ? null
      : await add().catch(async (error: unknown) => {
          throw await inWords(error, EXIT.usage)
        })
    this.print({ id: rule?.id ?? null, dryRun: Boolean(this.dryRun) }, [
      `added, and off until it is tried: moderation:rules on "${fields.name}"`,
    ])
  }

  async #fields() {
    const { ruleValidator } = await import('#validators/moderation_rules')
    const input = given({
      ...{ name: this.rule, kind: this.kind, effect: this.effect },
      targets: this.targets.split(','),
      list: this.list?.split(',').join('\n'),
      ...{ days: this.days, count: this.count, minutes: this.minutes },
      ...{ sentence: this.sentence, expires_at: this.expires },
    })
    return ruleValidator.validate(input).catch(async (error: unknown) => {
      throw await inWords(error, EXIT.usage)
    })
  }

  async #try(switchOn: boolean) {
    const { findRule } = await import('#queries/moderation/find_rule')
    const rule = await findRule(this.rule)
    const { id: ruleId, name } = rule
    const trial = await this.#trial(rule)
    if (switchOn && !this.dryRun) await this.#switch(ruleId, true)
    const looked = Object.entries(trial.looked).map(([kind, n]) => `${n} ${kind}s`)
    this.print({ ...trial, on: switchOn && !this.dryRun }, [
      `${name} would have hit ${trial.hits} of ${looked.join(', ')} of the last ${trial.days} days`,
      ...trial.examples.map(({ target, text }) => `${target.kind}:${target.id}\t${oneLine(text)}`),
      ...(switchOn && !this.dryRun ? ['it is on'] : []),
    ])
  }

  /** Without noting that it was tried, when nothing is to be changed. */
  async #trial(rule: Rule): Promise<Trial> {
    const { default: TryRule } = await import('#actions/screening/try_rule')
    const { default: TryStoredRule } = await import('#actions/screening/try_stored_rule')
    const { draftOf } = await import('#actions/screening/rule_columns')
    return this.dryRun
      ? new TryRule().handle({ rule: draftOf(rule), days: this.since })
      : new TryStoredRule().handle({ ruleId: rule.id, days: this.since })
  }

  async #off() {
    const { findRule } = await import('#queries/moderation/find_rule')
    const { id, name } = await findRule(this.rule)
    if (!this.dryRun) await this.#switch(id, false)
    this.print({ id, on: false, dryRun: Boolean(this.dryRun) }, [`off: ${name}`])
  }

  async #switch(ruleId: number, on: boolean) {
    const { default: SwitchRule } = await import('#actions/screening/switch_rule')
    await new SwitchRule().handle({ ruleId, on, by: { actor: this.actor } })
  }

  async #delete() {
    const { findRule } = await import('#queries/moderation/find_rule')
    const { default: DeleteRule } = await import('#actions/screening/delete_rule')
    const { id, name } = await findRule(this.rule)
    if (!this.dryRun) await new DeleteRule().handle({ ruleId: id, by: { actor: this.actor } })
    this.print({ id, deleted: true, dryRun: Boolean(this.dryRun) }, [`deleted: ${name}`])
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 100)
