import { flags } from '@adonisjs/core/ace'
import type { Drift } from '#queries/counters/drift'
import { EXIT, lockedAs } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

/** Of more only the number is told. */
const MAX_SHOWN = 100

export default class CountersRecount extends VitrinCommand {
  static commandName = 'counters:recount'
  static description = 'Hold the counts of products, comments, likes and tags against their rows'
  static help = [
    'Without --fix nothing is written, and the exit code is 5 when a count differs. Likes of comments are',
    'left alone: nothing tells how many Django brought without rows.',
    'Exit code 6 when another recount is under way.',
  ]

  @flags.boolean({ description: 'Mend what differs; the server may go on working' })
  declare fix: boolean

  protected async perform() {
    const { default: Recount } = await import('#actions/counters/recount')
    const shown: Drift[] = []
    const differing = await new Recount()
      .handle({ fix: this.fix ?? false, onProgress: (drifted) => this.#note(drifted, shown) })
      .catch(lockedAs('another recount is under way'))
    this.print({ differing, fixed: this.fix ? differing : 0, counts: shown }, [
      ...shown.map(
        ({ counter, id, kept, actual }) => `${counter} ${id}: kept ${kept}, counted ${actual}`
      ),
      `${differing} differ${this.fix && differing ? ', mended' : ''}`,
    ])
    if (differing && !this.fix) this.exitCode = EXIT.checkFailed
  }

  #note(drifted: Drift[], shown: Drift[]) {
    shown.push(...drifted.slice(0, MAX_SHOWN - shown.length))
  }
}
