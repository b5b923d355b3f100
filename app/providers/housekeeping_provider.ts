import type { ApplicationService } from '@adonisjs/core/types'
import { seldom } from '#hosting/seldom'

const SECOND = 1000

/**
 * What must not wait for a job: each process writes the views it saw down, adds them up, folds the counts, and
 * looks for changes of the small tables that it keeps.
 */
export default class HousekeepingProvider {
  #timers: NodeJS.Timeout[] = []
  #flush = async () => {}
  #isNew = seldom()

  constructor(protected app: ApplicationService) {}

  async ready() {
    const { viewCounter } = await import('#actions/views/view_counter')
    const { default: FoldViews } = await import('#actions/views/fold_views')
    const { default: FoldCounts } = await import('#actions/products/fold_counts')
    const { refreshKeptTables } = await import('#db/kept_table')
    // A table is looked at from the moment that it is known.
    await Promise.all([
      import('#queries/moderation/rule_screen'),
      import('#queries/moderation/reasons'),
    ])
    const views = new FoldViews()
    this.#flush = () => viewCounter.flush()
    this.#every(1 * SECOND, this.#flush)
    const { default: NoteTokenUses } = await import('#actions/tokens/note_token_uses')
    this.#every(2 * SECOND, () => views.handle())
    this.#every(2 * SECOND, () => new NoteTokenUses().handle())
    this.#every(2 * SECOND, refreshKeptTables)
    this.#every(5 * SECOND, () => new FoldCounts().handle())
  }

  async shutdown() {
    this.#timers.forEach(clearInterval)
    const { shutdownStep } = await import('#hosting/shutdown_step')
    await shutdownStep(this.#flush, 'the last views could not be written')
  }

  /** One at a time; what fails is tried again at the next turn, and logged seldom. */
  #every(milliseconds: number, work: () => Promise<unknown>) {
    let running = false
    const run = async () => {
      if (running) return
      running = true
      await work().catch((error: unknown) => this.#complain(error))
      running = false
    }
    this.#timers.push(setInterval(run, milliseconds).unref())
  }

  async #complain(err: unknown) {
    const logger = await this.app.container.make('logger')
    const { noticeOutage } = await import('#db/outage')
    if (!noticeOutage(err) && this.#isNew(String(err))) logger.warn({ err }, 'housekeeping failed')
  }
}
