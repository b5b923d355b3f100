const KEPT_MS = 1000
const MAX_KEPT = 1000

interface Kept<Count> {
  /** the last count known, however old */
  last?: Count
  counting?: Promise<Count>
  startedAt: number
  /** of the writes that the counting has seen */
  version: number
}

/**
 * Counts that are dear to make, kept for a second at most and only until this process writes. Whoever
 * asks while one is being made shares it, unless a write came between.
 */
export class KeptCounts<Count> {
  #kept = new Map<string, Kept<Count>>()
  #version = 0

  /** The last count known, however old: enough to choose a plan by, not to answer with. */
  last(key: string): Count | undefined {
    return this.#kept.get(key)?.last
  }

  note(key: string, count: Count): void {
    this.#entry(key).last = count
  }

  get(key: string, make: () => Promise<Count>): Promise<Count> {
    const entry = this.#entry(key)
    const young = performance.now() - entry.startedAt < KEPT_MS
    if (!entry.counting || !young || entry.version !== this.#version) this.#count(entry, make)
    return entry.counting!
  }

  /** To be called after a write is committed: what was counted before may be wrong. */
  forget(): void {
    this.#version++
  }

  #count(entry: Kept<Count>, make: () => Promise<Count>): void {
    Object.assign(entry, { startedAt: performance.now(), version: this.#version })
    const counting = make()
    entry.counting = counting
    counting.then(
      (count) => (entry.last = count),
      () => (entry.counting = undefined)
    )
  }

  #entry(key: string): Kept<Count> {
    const known = this.#kept.get(key) ?? { startedAt: 0, version: 0 }
    this.#kept.delete(key)
    this.#kept.set(key, known)
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return known
  }
}
