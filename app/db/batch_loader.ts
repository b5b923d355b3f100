import { setImmediate as nextTurn } from 'node:timers/promises'

/** A statement this long would hold up those who asked for little. */
const MAX_KEYS = 500

/** How long a batch gathers while another one is loaded. One that hangs holds nobody up longer. */
const GATHERING_MS = 5

interface Batch<Key, Value> {
  keys: Set<Key>
  values: Promise<Map<Key, Value>>
}

/**
 * Gathers what concurrent requests ask for and loads it at once: within one turn of the event loop, and while
 * another batch is loaded, so that a busy server sends few statements of many keys. The loading starts after all
 * who share it have asked, so nobody is given anything stale; a load that runs is never joined.
 */
export class BatchLoader<Key, Value> {
  #open?: Batch<Key, Value>
  #loading?: Promise<unknown>

  /** @param load - the values by key; keys that stand for nothing are left out */
  constructor(private load: (keys: Key[]) => Promise<Map<Key, Value>>) {}

  /** The values of everybody's keys in this batch; yours are among them. */
  loadMany(keys: Iterable<Key>): Promise<Map<Key, Value>> {
    const batch = (this.#open ??= this.#begin())
    for (const key of keys) batch.keys.add(key)
    if (batch.keys.size >= MAX_KEYS) this.#open = undefined
    return batch.values
  }

  async get(key: Key): Promise<Value | undefined> {
    const values = await this.loadMany([key])
    return values.get(key)
  }

  #begin(): Batch<Key, Value> {
    const keys = new Set<Key>()
    const values = this.#gathered().then(() => {
      if (this.#open?.keys === keys) this.#open = undefined
      return this.#load([...keys])
    })
    return { keys, values }
  }

  async #gathered(): Promise<void> {
    await nextTurn()
    if (this.#loading) await endOf(this.#loading, GATHERING_MS)
  }

  async #load(keys: Key[]): Promise<Map<Key, Value>> {
    const loading = this.load(keys)
    this.#loading = loading
    try {
      return await loading
    } finally {
      if (this.#loading === loading) this.#loading = undefined
    }
  }
}

/** Until something ends, well or badly, or a time is over. */
function endOf(work: Promise<unknown>, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs)
    const end = () => {
      clearTimeout(timer)
      resolve()
    }
    work.then(end, end)
  })
}
