import { changesOf } from '#db/changes'

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

interface Options<Count> {
  /** tables that a count is made of; a write of this process to one of them makes it forget */
  dependsOn: string[]
  /** whether a count is as high as is counted */
  isFull: (count: Count) => boolean
}

/** What is kept of reads, and forgets by what it hears of writes. */
interface Listener {
  hear(sql: string): void
  clear(): void
}

const everyone = new Set<Listener>()

/** Lets something else that is kept hear of every write. */
export const hearAll = (listener: Listener) => void everyone.add(listener)

/**
 * Counts that are dear to make, kept for a second, or for ten when they came to their limit, and only until
 * this process writes. Whoever asks while one is being made shares it, unless a write came between.
 */
export class KeptCounts<Count> {
  #kept = new Map<string, Kept<Count>>()
  #version = 0
  #growth = 0

  constructor(private options: Options<Count>) {
    everyone.add(this)
  }

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

  /** What a statement that was carried out makes of the counts; after one that only adds rows, full ones stay. */
  hear(sql: string): void {
    const changes = changesOf(sql)
    const touching = this.options.dependsOn.map((table) => changes.get(table))
    if (touching.includes('changed')) this.#version++
    else if (touching.includes('grown')) this.#growth++
  }

  clear(): void {
    this.#kept.clear()
    this.#version++
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
    if (entry.counting === counting) entry.isFull = this.options.isFull(count)
  }

  #entry(key: string): Kept<Count> {
    const known = this.#kept.get(key) ?? { startedAt: 0, version: 0, growth: 0, isFull: false }
    this.#kept.delete(key)
    this.#kept.set(key, known)
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return known
  }
}

/**
 * To be called after a write was carried out, and again after its transaction: what was counted in between
 * has not seen it. Called by `execute`, by `atomically` and for Lucid by {@link hearWrites}, so never by actions.
 */
export function tellWrite(sql: string): void {
  if (!changesOf(sql).size) return
  for (const kept of everyone) kept.hear(sql)
}

/** Forgets everything, as between tests. */
export function clearKeptCounts(): void {
  for (const kept of everyone) kept.clear()
}
