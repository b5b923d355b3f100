const KEPT_MS = 1000
/** What has come to its limit seldom falls below it, and is the dearest to count. */
const KEPT_FULL_MS = 10_000
const MAX_KEPT = 1000

interface Kept<Count> {
  /** the last count known, however old */
  last?: Count
  counting?: Promise<Count>
  startedAt: number
  /** of the writes, and of those that only added rows, that the counting has seen */
  version: number
  growth: number
  /** whether the counting came to its limit, which no further row changes */
  isFull: boolean
}

/**
 * Counts that are dear to make, kept for a second, or for ten when they came to their limit, and only until
 * this process writes. Whoever asks while one is being made shares it, unless a write came between.
 */
export class KeptCounts<Count> {
  #kept = new Map<string, Kept<Count>>()
  #version = 0
  #growth = 0

  /** @param isFull - whether a count is as high as is counted */
  constructor(private isFull: (count: Count) => boolean) {}

  /** The last count known, however old: enough to choose a plan by, not to answer with. */
  last(key: string): Count | undefined {
    return this.#kept.get(key)?.last
  }

  note(key: string, count: Count): void {
    this.#entry(key).last = count
  }

  get(key: string, make: () => Promise<Count>): Promise<Count> {
    const entry = this.#entry(key)
    if (!entry.counting || !this.#holds(entry)) this.#count(entry, make)
    return entry.counting!
  }

  /** To be called after a write is committed: what was counted before may be wrong. */
  forget(): void {
    this.#version++
  }

  /** The same after a write that only added rows: what was counted to the limit stays right. */
  grow(): void {
    this.#growth++
  }

  #holds({ startedAt, version, growth, isFull }: Kept<Count>): boolean {
    const age = performance.now() - startedAt
    if (age >= (isFull ? KEPT_FULL_MS : KEPT_MS) || version !== this.#version) return false
    return isFull || growth === this.#growth
  }

  #count(entry: Kept<Count>, make: () => Promise<Count>): void {
    const seen = { version: this.#version, growth: this.#growth }
    Object.assign(entry, seen, { startedAt: performance.now(), isFull: false })
    const counting = make()
    entry.counting = counting
    counting.then(
      (count) => this.#keep(entry, counting, count),
      () => (entry.counting = undefined)
    )
  }

  /** A counting that another has overtaken says nothing of the limit. */
  #keep(entry: Kept<Count>, counting: Promise<Count>, count: Count): void {
    entry.last = count
    if (entry.counting === counting) entry.isFull = this.isFull(count)
  }

  #entry(key: string): Kept<Count> {
    const known = this.#kept.get(key) ?? { startedAt: 0, version: 0, growth: 0, isFull: false }
    this.#kept.delete(key)
    this.#kept.set(key, known)
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return known
  }
}
