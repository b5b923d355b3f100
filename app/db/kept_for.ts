import { hearAll } from '#db/kept_counts'

/** Kinds of answers that are kept at once: periods and zones are few. */
const MAX_KEPT = 100

interface Kept<Answer> {
  until: number
  answer: Promise<Answer>
}

/** Answers that are dear to make and need not be of this moment, kept for a while whatever is written. */
export class KeptFor<Answer> {
  #kept = new Map<string, Kept<Answer>>()

  constructor(private seconds: number) {
    hearAll({ hear: () => {}, clear: () => this.#kept.clear() })
  }

  /** Whoever asks while one is being made shares it; one that fails is made anew. */
  get(key: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(key)
    if (known && known.until > performance.now()) return known.answer
    const answer = make()
    this.#keep(key, answer)
    answer.catch(() => this.#kept.delete(key))
    return answer
  }

  #keep(key: string, answer: Promise<Answer>): void {
    this.#kept.delete(key)
    this.#kept.set(key, { until: performance.now() + this.seconds * 1000, answer })
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
  }
}
