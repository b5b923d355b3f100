import type { FromPrimary, FromWorker } from '#hosting/workers/messages'

/** Says that this worker serves; the primary has the first of all workers announce the server. */
export function reportReady(announce: () => void): void {
  listen('announce', announce)
  process.send?.({ kind: 'ready' } satisfies FromWorker)
}

/** Resolves when the primary has this worker work the jobs. Call it before `reportReady`. */
export function jobDuty(): Promise<void> {
  return new Promise((resolve) => listen('work', resolve))
}

function listen(wanted: FromPrimary['kind'], heard: () => void): void {
  process.on('message', ({ kind }: FromPrimary) => kind === wanted && heard())
}
