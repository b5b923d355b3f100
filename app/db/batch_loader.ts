import { setImmediate as nextTurn } from 'node:timers/promises'

/** A statement this long would hold up those who asked for little. */
const MAX_KEYS = 500

interface Batch<Key, Value> {
  keys: Set<Key>
  values: Promise<Map<Key, Value>>
}

/**
 * Gathers what concurrent requests ask for within one turn of the event loop and loads it at once.
 * The loading starts after all who share it have asked, so nobody is given anything stale; a load
 * that runs is never joined.
 */
export class BatchLoader<Key, Value> {
  #open?: Batch<Key, Value>

  /** @param load - the values by key; keys that stand for nothing are left out */
  constructor(private load: (keys: Key[]) => Promise<Map<Key, Value>>) {}

  /** The values of everybody's keys in this turn; yours are among them. */
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
    const values = nextTurn().then(() => {
      if (this.#open?.keys === keys) this.#open = undefined
      return this.load([...keys])
    })
    return { keys, values }
  }
}
