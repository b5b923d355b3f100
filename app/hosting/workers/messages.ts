/** What a worker says to its primary: that it serves. */
export interface FromWorker {
  kind: 'ready'
}

/** What a primary says to a worker: that it is the first to serve, or that it works the jobs. */
export interface FromPrimary {
  kind: 'announce' | 'work'
}
