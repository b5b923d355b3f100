import type { CountCall, FromPrimary, FromWorker } from '#hosting/workers/messages'

/** A call that waits for its answer. */
interface Waiting extends PromiseWithResolvers<unknown> {
  call: CountCall
}

let sent = 0
let turn: Waiting[] = []
const underWay = new Map<number, Waiting[]>()

/** @throws Error when there is no primary any more */
export function ask(call: CountCall): Promise<unknown> {
  const waiting = { call, ...Promise.withResolvers<unknown>() }
  if (turn.push(waiting) === 1) queueMicrotask(send)
  return waiting.promise
}

/** Says that this worker serves; the primary has the first one of all announce it. */
export function reportReady(announce: () => void): void {
  listen('announce', announce)
  process.send?.({ kind: 'ready' } satisfies FromWorker)
}

/** Resolves when the primary has this worker work the jobs. Call it before `reportReady`. */
export function jobDuty(): Promise<void> {
  return new Promise((resolve) => listen('work', () => resolve()))
}

function send(): void {
  const calls = turn
  turn = []
  const id = sent++
  const order: FromWorker = { kind: 'count', id, calls: calls.map(({ call }) => call) }
  underWay.set(id, calls)
  if (sent === 1) listen('counted', settle)
  if (!process.connected) return refuse(id)
  process.send!(order, undefined, undefined, (error) => error && refuse(id))
}

function settle({ id, answers }: FromPrimary & { kind: 'counted' }): void {
  underWay.get(id)?.forEach(({ resolve }, index) => resolve(answers[index]))
  underWay.delete(id)
}

function refuse(id: number): void {
  underWay.get(id)?.forEach(({ reject }) => reject(new Error('the primary process is gone')))
  underWay.delete(id)
}

function listen<Kind extends FromPrimary['kind']>(
  kind: Kind,
  heard: (message: FromPrimary & { kind: Kind }) => void
): void {
  process.on('message', (message: FromPrimary) => {
    if (message.kind === kind) heard(message as FromPrimary & { kind: Kind })
  })
}
