/** Calls of a counter's methods, in order; all that are made in one turn go together. */
export interface CountOrder {
  kind: 'count'
  id: number
  calls: CountCall[]
}

export interface CountCall {
  rate: { requests: number; duration: number }
  method: 'increment' | 'decrement' | 'block' | 'set' | 'delete' | 'get' | 'clear'
  args: (string | number | undefined)[]
}

/** What a worker says to its primary: that it serves, or what to count. */
export type FromWorker = { kind: 'ready' } | CountOrder

/** What a primary says to a worker: that it is the first to serve, to work the jobs, or what was counted. */
export type FromPrimary =
  { kind: 'announce' } | { kind: 'work' } | { kind: 'counted'; id: number; answers: unknown[] }
