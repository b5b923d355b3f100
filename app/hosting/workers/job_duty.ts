import type { Worker } from 'node:cluster'
import type { FromPrimary } from '#hosting/workers/messages'

/** Has one of the workers that serve work the queue of jobs. When it leaves, the longest serving one follows. */
export class JobDuty {
  #serving = new Set<Worker>()
  #onDuty: Worker | undefined

  constructor(private tell: (worker: Worker, message: FromPrimary) => void) {}

  join(worker: Worker): void {
    this.#serving.add(worker)
    this.#appoint()
  }

  leave(worker: Worker): void {
    this.#serving.delete(worker)
    if (this.#onDuty === worker) this.#onDuty = undefined
    this.#appoint()
  }

  #appoint(): void {
    const [next] = this.#serving
    if (this.#onDuty || !next) return
    this.#onDuty = next
    this.tell(next, { kind: 'work' })
  }
}
