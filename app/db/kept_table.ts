import { changesOf } from '#db/changes'
import { hearAll } from '#db/kept_counts'

/** How old it may be where nobody refreshes it, as in a command. */
const KEPT_MS = 10_000

interface Options<Row, Made> {
  /** tables that it is made of; a write of this process to one of them makes it forget */
  dependsOn: string[]
  load: () => Promise<Row[]>
  make: (rows: Row[]) => Made
}

const everyone = new Set<KeptTable<unknown, unknown>>()

/**
 * A small table that requests need all the time and that changes seldom, as what the product makes of it. A timer
 * of each process asks for changes of the others ({@link refreshKeptTables}), so that a request asks nothing.
 */
export class KeptTable<Row, Made> {
  #made?: { text: string; value: Made }
  #loading?: Promise<Made>
  #loadedAt = -Infinity
  #version = 0

  constructor(private options: Options<Row, Made>) {
    everyone.add(this as KeptTable<unknown, unknown>)
    hearAll(this)
  }

  async get(): Promise<Made> {
    const isFresh = performance.now() - this.#loadedAt < KEPT_MS
    if (this.#made && isFresh) return this.#made.value
    return this.refresh()
  }

  /** Asks the database; whoever asks meanwhile shares it, unless a write came between. */
  refresh(): Promise<Made> {
    this.#loading ??= this.#load(this.#version).finally(() => (this.#loading = undefined))
    return this.#loading
  }

  hear(sql: string): void {
    const changes = changesOf(sql)
    if (this.options.dependsOn.some((table) => changes.has(table))) this.clear()
  }

  clear(): void {
    this.#version++
    this.#loading = undefined
    this.#loadedAt = -Infinity
  }

  async #load(version: number): Promise<Made> {
    const rows = await this.options.load()
    const text = JSON.stringify(rows)
    const value = this.#made?.text === text ? this.#made.value : this.options.make(rows)
    if (version !== this.#version) return value
    this.#made = { text, value }
    this.#loadedAt = performance.now()
    return value
  }
}

/** Looks at all of them for what other processes wrote. */
export async function refreshKeptTables(): Promise<void> {
  await Promise.all([...everyone].map((table) => table.refresh()))
}
