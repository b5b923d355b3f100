import { randomUUID } from 'node:crypto'
import { args, flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { TARGET_KINDS, type Target } from '#rules/moderation'

const MAX = 200
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export default class ModerationDecide extends VitrinCommand {
  static commandName = 'moderation:decide'
  static description = 'Decide about products, comments or users, with one reason for all'
  static help = [
    'Targets are written product:5, comment:7 or user:ada’s id; at most 200.',
    'Cut off, the same line with the --resume that it told goes on with what is left.',
    'Exit code 7 when some could not be decided about: the report says which.',
  ]

  @args.spread({ description: 'product:5 comment:7 …' })
  declare targets: string[]

  @flags.boolean({ description: 'Show them' })
  declare approve: boolean

  @flags.boolean({ description: 'Hide them' })
  declare reject: boolean

  @flags.string({ description: 'Key of the reason', default: 'other' })
  declare reason: string

  @flags.string({ description: 'What the authors are told' })
  declare message: string

  @flags.boolean({ description: 'Say what would be decided about, decide nothing' })
  declare dryRun: boolean

  @flags.string({ description: 'Go on with a batch that was cut off' })
  declare resume: string

  protected async perform() {
    const targets = this.#targets()
    if (Boolean(this.approve) === Boolean(this.reject))
      throw new CommandFailure('give --approve or --reject', EXIT.usage)
    const { decideTargets } = await import('#actions/moderation/decide_targets')
    const { operator } = await import('#actions/moderation/moderator')
    const batchId = this.#batch()
    const { decided, failed } = this.dryRun
      ? { decided: targets, failed: [] }
      : await decideTargets({
          ...{ targets, batchId, by: operator(this.actor), reason: this.reason },
          text: this.message,
          effects: [{ kind: this.approve ? 'approve' : 'hide' }],
        })
    if (failed.length) this.exitCode = 7
    const lines = failed.map(({ target, why }) => `${target.kind}:${target.id}: ${why}`)
    const dryRun = Boolean(this.dryRun)
    this.print({ decided: decided.length, failed, dryRun, batch: dryRun ? null : batchId }, [
      `decided: ${decided.length}`,
      ...lines,
    ])
  }

  /** Told before anything is done, as nothing may be told when it is cut off. */
  #batch(): string {
    const { resume = randomUUID() } = this
    if (!UUID.test(resume)) throw new CommandFailure('--resume is what was told', EXIT.usage)
    if (!this.dryRun) this.say(`if it is cut off, the same line with --resume=${resume} goes on`)
    return resume
  }

  #targets(): Target[] {
    if (this.targets.length > MAX) throw new CommandFailure(`at most ${MAX} targets`, EXIT.usage)
    return this.targets.map((text) => {
      const [, kind, id] = /^(\w+):(\d{1,15})$/.exec(text) ?? []
      const known = TARGET_KINDS.find((one) => one === kind)
      if (!known) throw new CommandFailure(`${text} is no target: write product:5`, EXIT.usage)
      return { kind: known, id: Number(id) }
    })
  }
}
