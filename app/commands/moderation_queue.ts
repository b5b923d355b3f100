import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { TARGET_KINDS } from '#rules/moderation'

const MAX = 1000

export default class ModerationQueue extends VitrinCommand {
  static commandName = 'moderation:queue'
  static description = 'List what waits for a decision, the highest score first'

  @flags.string({ description: `Only cases about a ${TARGET_KINDS.join(', ')}` })
  declare kind: string

  @flags.number({ description: 'Only cases that wait for so many hours', default: 0 })
  declare age: number

  @flags.number({ description: `How many at most, up to ${MAX}`, default: 20 })
  declare limit: number

  protected async perform() {
    if (!Number.isInteger(this.limit) || this.limit < 1 || this.limit > MAX)
      throw new CommandFailure(`--limit is a number from 1 to ${MAX}`, EXIT.usage)
    if (!Number.isFinite(this.age) || this.age < 0)
      throw new CommandFailure('--age is a number of hours', EXIT.usage)
    const kind = TARGET_KINDS.find((one) => one === this.kind)
    if (this.kind !== undefined && !kind)
      throw new CommandFailure(`--kind is one of ${TARGET_KINDS.join(', ')}`, EXIT.usage)
    const { waitingCases } = await import('#queries/moderation/waiting_cases')
    const cases = await waitingCases({ kind, hours: this.age, limit: this.limit })
    this.print(
      cases,
      cases.map(
        ({ id, target, score, reasons, content }) =>
          `#${id} ${target.kind}:${target.id} score ${score} ${reasons.map(({ key }) => key).join()} ${content?.title ?? '(gone)'}`
      )
    )
  }
}
